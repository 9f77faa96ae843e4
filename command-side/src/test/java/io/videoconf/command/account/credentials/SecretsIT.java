package io.videoconf.command.account.credentials;

import static io.videoconf.command.account.AccountSamples.PASSWORD;
import static io.videoconf.command.account.AccountSamples.register;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.commands.RefreshSession;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsIT {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root =
            ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private Level level;
    private Office office;

    @BeforeEach
    void open() {
        office = new Office();
        level = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
    }

    @AfterEach
    void close() {
        root.setLevel(level);
        root.detachAppender(log);
        office.close();
    }

    @Test
    void noSecretIsInAnyTextOrInTheLog() {
        List<Object> said = new ArrayList<>();
        UserId ada = office.open("ada@example.com");
        LogIn logIn = new LogIn("ada@example.com", PASSWORD, SessionId.fresh());
        CredentialOutcome in = office.keeper.logIn(logIn);
        IssuedTokens first = Office.tokens(in);
        RefreshSession refresh = new RefreshSession(new Secret(Objects.requireNonNull(first.refreshToken())));
        CredentialOutcome next = office.keeper.refresh(refresh, null);
        IssuedTokens second = Office.tokens(next);
        CredentialOutcome reuse = office.keeper.refresh(refresh, null);
        CredentialOutcome wrong = office.logIn("ada@example.com", "wrong password");
        office.clock.advance(Duration.ofDays(31));
        SigningKey key = office.keys.signing();
        Credential credential = office.emails.find("ada@example.com").orElseThrow();
        said.addAll(List.of(logIn, register(ada, "ada@example.com"), in, refresh, next, reuse, wrong, key, credential));
        said.addAll(
                List.of(first, second, new RefreshToken(refresh.refreshToken().value())));
        log.list.forEach(event -> said.add(event.getFormattedMessage()));

        assertThat(log.list).as("the log says something").anyMatch(event -> event.getLevel() == Level.DEBUG);
        for (String secret : List.of(
                PASSWORD.value(),
                "wrong password",
                credential.passwordHash(),
                first.accessToken(),
                second.accessToken(),
                Objects.requireNonNull(first.refreshToken()),
                Objects.requireNonNull(second.refreshToken()),
                key.key().getD().toString())) {
            assertThat(said).noneMatch(text -> text.toString().contains(secret));
        }
    }

    @Test
    void noTableHasARefreshTokenOrAPasswordInTheClear() {
        office.open("ada@example.com");
        String token = Objects.requireNonNull(office.enter("ada@example.com").refreshToken());

        assertThat(office.jdbc.sql("""
                                select string_agg(t::text, ' ') from (
                                  select c::text as t from credential c
                                  union all select s::text from session s
                                  union all select r::text from refresh_token r) rows
                                """).query(String.class).single())
                .doesNotContain(token)
                .doesNotContain(PASSWORD.value());
    }
}
