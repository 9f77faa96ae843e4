package io.videoconf.command.account.desk;

import io.videoconf.api.kernel.Secret;
import io.videoconf.command.account.credentials.PasswordHashing;
import io.videoconf.command.account.credentials.PasswordsBusy;
import io.videoconf.command.platform.Passwords;
import io.videoconf.command.platform.RefusedException;
import io.videoconf.messaging.SnapshotTypes;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the account context gives to the others. */
@Configuration(value = "accountDesk", proxyBeanMethods = false)
class DeskConfiguration {

    @Bean
    SnapshotTypes accountSnapshots() {
        return new SnapshotTypes(Map.of(Account.class, Account.SHAPE));
    }

    @Bean
    Passwords passwords(PasswordHashing hashing) {
        return new Passwords() {
            @Override
            public String hash(Secret password) {
                return orBusy(() -> hashing.hash(password));
            }

            @Override
            public boolean matches(Secret password, String hash) {
                return orBusy(() -> hashing.matches(password, hash));
            }
        };
    }

    private static <T> T orBusy(Supplier<T> work) {
        try {
            return work.get();
        } catch (PasswordsBusy busy) {
            throw new RefusedException(busy.refusal());
        }
    }
}
