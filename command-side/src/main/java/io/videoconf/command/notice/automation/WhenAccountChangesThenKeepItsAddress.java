package io.videoconf.command.notice.automation;

import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.account.events.ProfileChanged;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.command.notice.mail.People;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Who is told of meetings is told where, and when, and in which time zone, they want to be told; or not any more. */
@Component
@ProcessingGroup(NoticeAutomations.MAIL)
@DisallowReplay
class WhenAccountChangesThenKeepItsAddress {
    private final People people;

    WhenAccountChangesThenKeepItsAddress(People people) {
        this.people = people;
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
    void on(EmailChanged fact) {
        people.move(fact.userId(), fact.email());
    }

    @EventHandler
    void on(UserDeleted fact) {
        people.forget(fact.userId());
    }
}
