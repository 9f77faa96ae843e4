package io.videoconf.query.accounts;

import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.UserId;
import io.videoconf.query.kernel.EventStreams;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts as they were. */
@Component
final class PastAccounts {
    private final EventStreams streams;

    PastAccounts(EventStreams streams) {
        this.streams = streams;
    }

    /** The account at a time; null when there was none yet. */
    @Nullable
    UserView asOf(UserId user, Instant time) {
        UserView[] view = {null};
        streams.read(user.value(), 0, AccountEvent.class, fact -> {
            if (fact.event().at().isAfter(time)) {
                return false;
            }
            view[0] = AccountFold.evolve(view[0], fact.event(), fact.version());
            return true;
        });
        return view[0];
    }
}
