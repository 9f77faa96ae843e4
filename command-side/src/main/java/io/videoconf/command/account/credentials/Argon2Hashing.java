package io.videoconf.command.account.credentials;

import io.videoconf.api.kernel.Secret;
import io.videoconf.command.account.rules.Text;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id with OWASP's minimum for it. A fair semaphore bounds how many run at once: each takes 19 MiB and a
 * core, and a storm of log-ins must take neither all memory nor all cores.
 */
final class Argon2Hashing implements PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    private final PasswordEncoder encoder;
    private final PasswordSettings settings;
    private final Semaphore turns;

    Argon2Hashing(PasswordSettings settings) {
        this(settings, argon2());
    }

    /** @param encoder does the work */
    Argon2Hashing(PasswordSettings settings, PasswordEncoder encoder) {
        this.encoder = encoder;
        this.settings = settings;
        this.turns = new Semaphore(settings.permits(), true);
    }

    static PasswordEncoder argon2() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    }

    @Override
    public String hash(Secret password) {
        return inTurn(() -> encoder.encode(password.value()));
    }

    @Override
    public boolean matches(Secret password, String hash) {
        // The encoder has no UTF-8 form of half a surrogate pair, and would fail instead of saying no.
        return Text.isWellFormed(password.value()) && inTurn(() -> encoder.matches(password.value(), hash));
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!turnCame()) {
            throw new PasswordsBusy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean turnCame() {
        try {
            return turns.tryAcquire(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
