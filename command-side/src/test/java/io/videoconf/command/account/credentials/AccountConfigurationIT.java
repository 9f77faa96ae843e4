package io.videoconf.command.account.credentials;

import static io.videoconf.command.account.AccountSamples.PASSWORD;
import static io.videoconf.command.account.AccountSamples.adasAccount;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.register;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.command.account.AccountSamples;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.platform.Letters;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AccountConfigurationIT {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withBean(DataSource.class, Postgres::freshDatabase, definition -> definition.setDestroyMethodName("close"))
            .withBean(CurrentAccounts.class, () -> _ -> adasAccount())
            .withBean(Letters.class, NoLetters::new)
            .withUserConfiguration(AccountConfiguration.class);

    @Test
    void thePartsFitTogetherAndTheFirstKeyIsThereFromTheStart() {
        context.run(started -> {
            assertThat(started).hasNotFailed();
            assertThat(started.getBean(PublicKeys.class)
                            .answer(new FindSigningKeys())
                            .jwks())
                    .contains("\"kid\"");
            assertThat(started.getBean(Registrar.class)
                            .register(
                                    by(Actor.SYSTEM, register(AccountSamples.ADA, "ada@example.com")),
                                    AccountState.initial()))
                    .isInstanceOf(Decision.Accepted.class);
            assertThat(started.getBean(CredentialsKeeper.class)
                            .logIn(new LogIn("ada@example.com", PASSWORD, SessionId.fresh())))
                    .isInstanceOf(CredentialOutcome.Issued.class);
            assertThat(started.getBean(TokenSettings.class)).isEqualTo(Office.SETTINGS);
            assertThat(started.getBean(DataSource.class)).isInstanceOf(HikariDataSource.class);
        });
    }

    @Test
    void settingsThatMakeNoSenseStopTheStart() {
        context.withPropertyValues("videoconf.tokens.access-lifetime=2d")
                .run(started -> assertThat(started).hasFailed());
        context.withPropertyValues("videoconf.login.wrong-passwords=0")
                .run(started -> assertThat(started).hasFailed());
        context.withPropertyValues("videoconf.tokens.issuer=")
                .run(started -> assertThat(started).hasFailed());
    }

    private static final class NoLetters implements Letters {
        @Override
        public boolean goOut() {
            return false;
        }

        @Override
        public void bringCode(String address, String code, Instant expiresAt) {
            throw new IllegalStateException("nobody asked for a letter");
        }
    }
}
