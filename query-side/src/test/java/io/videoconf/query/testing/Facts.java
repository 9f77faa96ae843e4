package io.videoconf.query.testing;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about one meeting of the cast, one second apart. */
public final class Facts {
    public static final Instant BEGIN = Instant.parse("2026-01-15T10:00:00.123456Z");

    private final MeetingId meeting;
    private int seconds;

    public Facts(MeetingId meeting) {
        this.meeting = meeting;
    }

    public MeetingId meeting() {
        return meeting;
    }

    public Instant tick() {
        return BEGIN.plusSeconds(seconds++);
    }

    public MeetingScheduled scheduled() {
        return scheduled(List.of());
    }

    public MeetingScheduled scheduled(List<String> alternativeHosts) {
        MeetingSettings secret = MeetingSettingsChange.none().appliedTo(MeetingSettings.defaults(), "$argon2id$hash");
        String digits = meeting.value().substring(27);
        return new MeetingScheduled(
                meeting,
                Cast.TENANT,
                Cast.user(0),
                Cast.participant(0),
                "Person 0",
                Cast.email(0),
                "Weekly",
                null,
                digits,
                null,
                null,
                alternativeHosts,
                secret,
                tick());
    }

    public MeetingStarted started() {
        return new MeetingStarted(meeting, tick());
    }

    public ParticipantInvited invited(int number) {
        return new ParticipantInvited(meeting, Cast.participant(number), Cast.email(number), tick());
    }

    public ParticipantStartedWaiting waiting(int number) {
        return new ParticipantStartedWaiting(
                meeting,
                Cast.participant(number),
                Cast.user(number),
                Cast.TENANT,
                ActorKind.USER,
                "Person " + number,
                Cast.email(number),
                null,
                null,
                new Capabilities(true, true, true),
                null,
                tick());
    }

    public ParticipantAdmitted admitted(int number) {
        return new ParticipantAdmitted(
                meeting,
                Cast.participant(number),
                Cast.user(number),
                Cast.TENANT,
                ActorKind.USER,
                "Person " + number,
                Cast.email(number),
                number == 0 ? ParticipantRole.HOST : ParticipantRole.PARTICIPANT,
                number == 0 ? null : Cast.participant(0),
                tick());
    }

    public ParticipantJoined joined(int number) {
        return new ParticipantJoined(
                meeting,
                Cast.participant(number),
                Cast.user(number),
                Cast.TENANT,
                ActorKind.USER,
                "Person " + number,
                Cast.email(number),
                null,
                null,
                new Capabilities(true, true, true),
                number == 0 ? ParticipantRole.HOST : ParticipantRole.PARTICIPANT,
                false,
                true,
                new ConnectionId("01900000-0000-7000-8000-0000000040%02x".formatted(number)),
                tick());
    }

    public ChatMessageSent said(int message, int sender, @Nullable Integer recipient) {
        ParticipantId to = recipient == null ? null : Cast.participant(recipient);
        return new ChatMessageSent(
                meeting,
                new MessageId(meeting.value().substring(0, 24) + "5000%08x".formatted(message)),
                Cast.participant(sender),
                "Person " + sender,
                ChatMessageType.TEXT,
                "message " + message,
                null,
                to,
                tick());
    }

    /** A meeting that runs, with the owner in it. */
    public List<Object> running() {
        return List.of(scheduled(), started(), admitted(0), joined(0));
    }

    public static UserRegistered registered(int number) {
        return registered(number, BEGIN);
    }

    public static UserRegistered registered(int number, Instant at) {
        return new UserRegistered(
                Cast.user(number),
                Cast.TENANT,
                Cast.email(number),
                "Person " + number,
                null,
                "UTC",
                "en",
                AccountType.BASIC,
                TenantRole.MEMBER,
                UserSettings.defaults(),
                at);
    }
}
