package io.videoconf.command.meeting.door;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.AttendanceCorrected;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.ChatMessageDeleted;
import io.videoconf.api.meeting.events.ChatMessageEdited;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionReported;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.EverybodyRestricted;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.events.HostAbsenceBegan;
import io.videoconf.api.meeting.events.HostGraceStarted;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingLocked;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.MeetingUnlocked;
import io.videoconf.api.meeting.events.OccurrenceBegan;
import io.videoconf.api.meeting.events.OccurrenceCancelled;
import io.videoconf.api.meeting.events.OccurrenceEnded;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.events.PolicyChanged;
import io.videoconf.api.meeting.events.ReactionSent;
import io.videoconf.api.meeting.events.RecordingConsentAnswered;
import io.videoconf.api.meeting.events.RecordingPaused;
import io.videoconf.api.meeting.events.RecordingResumed;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.events.RecurrenceSet;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.events.ScreenShareStarted;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.SpammerReported;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.events.VideoToggled;
import io.videoconf.command.platform.KeyVault;
import io.videoconf.messaging.sealing.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where guests come from, so that a ban binds who is behind a token: the next token costs nothing. In PostgreSQL, in the
 * transaction of the facts, until the meeting is over; what is kept of an address tells nothing to who has the table, nor
 * that it is the same as at another meeting.
 */
@Component
class GuestAddresses {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final KeyVault vault;
    private final MasterKey master;
    private volatile byte @Nullable [] key;

    GuestAddresses(JdbcClient jdbc, KeyVault vault, MasterKey master) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.master = master;
    }

    /**
     * Takes in what a fact says of guests; most say nothing.
     *
     * @param by whose command brought it about: only their own coming says where somebody comes from
     * @param address a digest of where that command came from; null when unknown
     */
    void note(MeetingEvent fact, Actor by, @Nullable String address) {
        switch (fact) {
            case ParticipantStartedWaiting it -> came(it.meetingId(), it.participantId(), it.userId(), by, address);
            case ParticipantJoined it -> came(it.meetingId(), it.participantId(), it.userId(), by, address);
            case ParticipantAdmitted it -> came(it.meetingId(), it.participantId(), it.userId(), by, address);
            case ConnectionRestored it -> came(it.meetingId(), it.participantId(), by.id(), by, address);
            case ConnectionSuperseded it -> came(it.meetingId(), it.participantId(), by.id(), by, address);
            case ParticipantRemoved it -> removed(it);
            case MeetingEnded it -> forget("", it.meetingId());
            case MeetingCancelled it -> forget("", it.meetingId());
            case OccurrenceEnded it -> forget(" and not banned", it.meetingId());
            case MeetingScheduled _, MeetingChanged _, MeetingStarted _, MeetingLocked _ -> {}
            case MeetingUnlocked _, ParticipantInvited _, ParticipantDenied _, ParticipantLeft _ -> {}
            case RoleChanged _, ConnectionLost _, ParticipantRestricted _, AllMuted _, AudioToggled _ -> {}
            case VideoToggled _, ScreenShareStarted _, ScreenShareStopped _, HandToggled _ -> {}
            case ReactionSent _, ChatMessageSent _, HostGraceStarted _, HostRoleAssumed _ -> {}
            case HostAbsenceBegan _, TimeLimitWarned _, ConnectionReported _, SpammerReported _ -> {}
            case RecordingStarted _, RecordingPaused _, RecordingResumed _, RecordingStopped _ -> {}
            case RecordingConsentAnswered _, PolicyChanged _, EverybodyRestricted _, RecurrenceSet _ -> {}
            case OccurrenceCancelled _, OccurrenceMoved _, OccurrenceBegan _, ChatMessageEdited _ -> {}
            case ChatMessageDeleted _, AttendanceCorrected _ -> {}
        }
    }

    /** Whether somebody was banned who came from there as a guest. */
    boolean areBanned(MeetingId meeting, String address) {
        return jdbc.sql("select exists (select 1 from guest_address where meeting_id = ? and address = ? and banned)")
                .params(meeting.uuid(), digest(meeting, address))
                .query(Boolean.class)
                .single();
    }

    /** Who is let in by somebody else was noted when they began to wait; whoever lets them in may be a guest as well. */
    private void came(MeetingId meeting, ParticipantId as, UserId who, Actor by, @Nullable String address) {
        if (by.kind() != ActorKind.GUEST || address == null || !by.id().equals(who)) {
            return;
        }
        jdbc.sql("insert into guest_address (meeting_id, participant_id, person, address) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(meeting.uuid(), as.uuid(), who.uuid(), digest(meeting, address))
                .update();
    }

    private void removed(ParticipantRemoved fact) {
        if (fact.banned()) {
            jdbc.sql("update guest_address set banned = true where meeting_id = ? and participant_id = ?")
                    .params(fact.meetingId().uuid(), fact.participantId().uuid())
                    .update();
        }
    }

    private void forget(String which, MeetingId meeting) {
        jdbc.sql("delete from guest_address where meeting_id = ?" + which)
                .param(meeting.uuid())
                .update();
    }

    private byte[] digest(MeetingId meeting, String address) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key(), HMAC));
            return mac.doFinal((meeting.value() + ':' + address).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    /** Where nothing is sealed, for measuring, there may be no master key, and then nothing is secret. */
    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = master.isThere() ? vault.secret("guest-addresses") : new byte[KEY_BYTES];
            key = known;
        }
        return known;
    }
}
