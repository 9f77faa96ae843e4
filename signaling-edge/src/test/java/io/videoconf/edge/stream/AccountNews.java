package io.videoconf.edge.stream;

import io.videoconf.api.account.events.SessionEnded;
import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.api.account.events.UserSuspended;

/** Tells the edge of accounts, as its processor does. */
public final class AccountNews {
    private AccountNews() {}

    public static void tell(LiveAccounts accounts, UserSuspended fact) {
        accounts.on(fact);
    }

    public static void tell(LiveAccounts accounts, SessionEnded fact) {
        accounts.on(fact);
    }

    public static void tell(LiveAccounts accounts, UserReinstated fact) {
        accounts.on(fact);
    }
}
