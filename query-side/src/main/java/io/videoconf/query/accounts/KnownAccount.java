package io.videoconf.query.accounts;

import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.views.UserView;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An account, with every e-mail that it ever had: by these it is found when somebody asks about a past day.
 *
 * @param emails in lower case, in order
 */
record KnownAccount(UserView view, List<String> emails) {
    KnownAccount {
        emails = List.copyOf(emails);
    }

    static KnownAccount evolve(@Nullable KnownAccount before, AccountEvent fact, long version) {
        UserView view = AccountFold.evolve(before == null ? null : before.view(), fact, version);
        String email = view.email().toLowerCase(Locale.ROOT);
        if (before != null && before.emails().contains(email)) {
            return new KnownAccount(view, before.emails());
        }
        TreeSet<String> emails = new TreeSet<>(before == null ? List.of() : before.emails());
        emails.add(email);
        return new KnownAccount(view, List.copyOf(emails));
    }
}
