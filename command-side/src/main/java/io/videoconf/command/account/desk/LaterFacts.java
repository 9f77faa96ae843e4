package io.videoconf.command.account.desk;

import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.PasswordChanged;
import io.videoconf.api.account.events.SessionEnded;
import io.videoconf.api.account.events.SessionStarted;
import java.time.Instant;

/** Facts of credentials and sessions at another moment than the one at which their tables were written. */
final class LaterFacts {
    private LaterFacts() {}

    static AccountEvent at(AccountEvent fact, Instant at) {
        if (fact.at().equals(at)) {
            return fact;
        }
        return switch (fact) {
            case SessionStarted it -> new SessionStarted(it.userId(), it.sessionId(), at);
            case SessionEnded it -> new SessionEnded(it.userId(), it.sessionId(), it.reason(), at);
            case PasswordChanged it -> new PasswordChanged(it.userId(), at);
            default -> throw new IllegalArgumentException(fact.getClass() + " is a command's");
        };
    }
}
