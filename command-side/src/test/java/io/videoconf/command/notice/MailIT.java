package io.videoconf.command.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.NotificationPreferences;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.events.ProfileChanged;
import io.videoconf.api.account.events.UserDeleted;
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
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a fact to an e-mail in a mailbox, on a real mail server and a real PostgreSQL. */
class MailIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static Mailbox mailbox;
    private static CommandSideUnderTest side;

    @BeforeAll
    static void start() {
        mailbox = new Mailbox();
        side = CommandSideUnderTest.with(MailIT.class, mailbox.enabled());
    }

    @AfterAll
    static void stop() {
        side.close();
        mailbox.close();
    }

    @Test
    void theInvitedAreToldOfTheMeetingItsChangesAndItsEnd() throws Exception {
        String kim = "kim-life@example.org";
        MeetingId meeting = MeetingId.fresh();
        Instant start = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        side.send(Appointments.at(start, meeting, "Planning"));
        side.send(new InviteParticipants(meeting, List.of(new Invitation(ParticipantId.fresh(), kim))));
        side.send(change(meeting, "Planning the year", start.plus(1, ChronoUnit.HOURS)));
        side.send(new CancelMeeting(meeting));

        await().atMost(PATIENCE).until(() -> mailbox.to(kim).size() == 3);

        List<MimeMessage> mail = mailbox.to(kim);
        assertThat(methods(mail)).containsExactly("REQUEST", "REQUEST", "CANCEL");
        assertThat(values(mail, Property.UID)).containsOnly(meeting + "@videoconf");
        assertThat(values(mail, Property.SEQUENCE)).containsExactly("0", "1", "2");
        assertThat(mail).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
        assertThat(mail.getFirst().getContentType()).startsWith("multipart/alternative");
        assertThat(mail.getFirst().getSubject()).startsWith("Invitation: Planning");
    }

    @Test
    void whoDoesNotWantRemindersGetsNone() throws Exception {
        UserId lea = account("lea@example.org");
        account("max@example.org");
        side.part(EventBus.class)
                .publish(GenericEventMessage.asEventMessage(new ProfileChanged(
                        lea,
                        "Lea",
                        null,
                        null,
                        "Europe/Paris",
                        "fr",
                        new UserSettings(false, true, new NotificationPreferences(false, true)),
                        Instant.now())));
        MeetingId meeting = MeetingId.fresh();
        side.send(Appointments.at(Instant.now().plus(2, ChronoUnit.HOURS), meeting, "Soon"));
        side.send(new InviteParticipants(
                meeting,
                List.of(
                        new Invitation(ParticipantId.fresh(), "lea@example.org"),
                        new Invitation(ParticipantId.fresh(), "max@example.org"))));

        await().atMost(PATIENCE).until(() -> mailbox.to("max@example.org").size() == 1);
        await().atMost(PATIENCE).until(() -> mailbox.to("lea@example.org").size() == 1);

        side.jdbc()
                .sql("update notice_reminder set due_at = now() where meeting_id = ?::uuid")
                .param(meeting.value())
                .update();
        await().atMost(PATIENCE).until(() -> mailbox.to("max@example.org").size() == 2);
        assertThat(mailbox.to("max@example.org"))
                .extracting(MimeMessage::getSubject)
                .anyMatch(it -> it.startsWith("Reminder: Soon"));
        assertThat(side.count("notice_reminder where meeting_id = '" + meeting + "'"))
                .isZero();
        assertThat(side.count("notice_mail where recipient = 'lea@example.org' and kind = 'REMINDER'"))
                .isZero();
    }

    @Test
    void whoIsGoneIsForgotten() {
        UserId noa = account("noa@example.org");
        MeetingId meeting = MeetingId.fresh();
        side.send(Appointments.at(Instant.now().plus(1, ChronoUnit.DAYS), meeting, "Later"));
        side.send(new InviteParticipants(meeting, List.of(new Invitation(ParticipantId.fresh(), "noa@example.org"))));
        await().atMost(PATIENCE).until(() -> side.count("notice_mail where recipient = 'noa@example.org'") == 1);

        side.part(EventBus.class).publish(GenericEventMessage.asEventMessage(new UserDeleted(noa, Instant.now())));

        await().atMost(PATIENCE)
                .until(() -> side.count("notice_mail where recipient = 'noa@example.org'") == 0
                        && side.count("notice_person where email = 'noa@example.org'") == 0);
    }

    private static UserId account(String email) {
        UserId user = UserId.fresh();
        side.part(EventBus.class)
                .publish(GenericEventMessage.asEventMessage(new UserRegistered(
                        user,
                        side.owner().tenant(),
                        email,
                        email.substring(0, 3),
                        null,
                        "Europe/Paris",
                        "en",
                        AccountType.BASIC,
                        TenantRole.MEMBER,
                        UserSettings.defaults(),
                        Instant.now())));
        return user;
    }

    private static ChangeMeeting change(MeetingId meeting, String title, Instant start) {
        return new ChangeMeeting(meeting, title, null, start, start.plus(Appointments.LENGTH), null, null);
    }

    private static List<String> methods(List<MimeMessage> mail) throws Exception {
        List<String> all = new java.util.ArrayList<>();
        for (MimeMessage message : mail) {
            all.add(calendar(message)
                    .<Property>getProperty(Property.METHOD)
                    .orElseThrow()
                    .getValue());
        }
        return all;
    }

    private static List<String> values(List<MimeMessage> mail, String property) throws Exception {
        List<String> all = new java.util.ArrayList<>();
        for (MimeMessage message : mail) {
            VEvent event =
                    calendar(message).<VEvent>getComponent(Component.VEVENT).orElseThrow();
            all.add(event.<Property>getProperty(property).orElseThrow().getValue());
        }
        return all;
    }

    private static Calendar calendar(MimeMessage message) throws Exception {
        Multipart parts = (Multipart) message.getContent();
        BodyPart last = parts.getBodyPart(parts.getCount() - 1);
        assertThat(last.getContentType()).startsWith("text/calendar");
        return new CalendarBuilder()
                .build(new ByteArrayInputStream(last.getInputStream().readAllBytes()));
    }
}
