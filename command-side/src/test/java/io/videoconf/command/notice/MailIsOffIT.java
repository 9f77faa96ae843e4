package io.videoconf.command.notice;

import static io.videoconf.command.notice.ClockThatIsMoved.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.Invitation;
import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.command.platform.CommandSideUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

/** Who says nothing about e-mail sends none, though there is a mail server that would take it. */
class MailIsOffIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void nothingIsSentNorWrittenDownForLaterUntilItIsEnabled() {
        try (Mailbox mailbox = new Mailbox();
                CommandSideUnderTest side = CommandSideUnderTest.with(ClockThatIsMoved.class, mailbox.settings())) {
            MeetingId meeting = MeetingId.fresh();
            Instant start = CLOCK.instant().plus(Duration.ofHours(3));
            side.send(Appointments.at(start, meeting, "Planning"));
            side.send(
                    new InviteParticipants(meeting, List.of(new Invitation(ParticipantId.fresh(), "kim@example.org"))));
            side.send(new ChangeMeeting(meeting, "Planning the year", null, null, null, null, null));
            MeetingId other = MeetingId.fresh();
            side.send(Appointments.at(start, other, "Planning"));
            side.send(new InviteParticipants(other, List.of(new Invitation(ParticipantId.fresh(), "kim@example.org"))));
            side.send(new CancelMeeting(other));
            CLOCK.moveTo(start.minus(Duration.ofMinutes(15)));
            awaitAutomations(side);

            assertThat(side.count("notice_mail")).isZero();
            assertThat(side.count("notice_reminder")).isZero();
            assertThat(mailbox.all()).isEmpty();
        }
    }

    /** Who could be written to is known all the same, from the same automations in the order of the facts: all before is done. */
    private static void awaitAutomations(CommandSideUnderTest side) {
        side.part(EventBus.class)
                .publish(GenericEventMessage.asEventMessage(new UserRegistered(
                        UserId.fresh(),
                        side.owner().tenant(),
                        "last@example.org",
                        "Last",
                        null,
                        "UTC",
                        "en",
                        AccountType.BASIC,
                        TenantRole.MEMBER,
                        UserSettings.defaults(),
                        CLOCK.instant())));
        await().atMost(PATIENCE).until(() -> side.count("notice_person where email = 'last@example.org'") == 1);
    }
}
