package io.videoconf.command.notice.automation;

import io.videoconf.api.account.EmailVerification;
import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.account.events.ProfileChanged;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.command.notice.mail.People;
import io.videoconf.command.notice.rows.AccountLogs;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Who is told of meetings is told where, and when, and in which time zone, they want to be told; or not any more. */
@Component
@ProcessingGroup(NoticeAutomations.MAIL)
@DisallowReplay
class WhenAccountChangesThenKeepItsAddress {
    private final People people;
    private final AccountLogs accounts;
    private final EmailVerification verification;

    WhenAccountChangesThenKeepItsAddress(People people, AccountLogs accounts, EmailVerification verification) {
        this.people = people;
        this.accounts = accounts;
        this.verification = verification;
    }

    @EventHandler
    void on(UserRegistered fact) {
        people.add(
                fact.userId(),
                fact.email(),
                fact.displayName(),
                fact.timezone(),
                fact.settings().notificationPreferences().emailReminders());
    }

    @EventHandler
    void on(ProfileChanged fact) {
        people.change(
                fact.userId(),
                fact.displayName(),
                fact.timezone(),
                fact.settings().notificationPreferences().emailReminders());
    }

    @EventHandler
    void on(EmailChanged fact, @SequenceNumber long number) {
        boolean theirs = verification.opens(accounts.verifiedBefore(fact.userId(), number));
        people.move(fact.userId(), fact.email(), theirs);
    }

    @EventHandler
    void on(UserDeleted fact) {
        people.forget(fact.userId());
    }
}
