package io.videoconf.command.meeting.door;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.OccurrenceEnded;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
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
     * @param address a digest of where the command came from that brought the fact about; null when unknown
     */
    void note(MeetingEvent fact, Actor by, @Nullable String address) {
        if (fact instanceof ParticipantRemoved it && it.banned()) {
            ban(it.meetingId(), it.participantId());
        } else if (fact instanceof MeetingEnded || fact instanceof MeetingCancelled) {
            forget("", fact.meetingId());
        } else if (fact instanceof OccurrenceEnded) {
            forget(" and not banned", fact.meetingId());
        } else if (by.kind() == ActorKind.GUEST && address != null) {
            came(fact, by.id(), address);
        }
    }

    /** Whether somebody was banned who came from there as a guest. */
    boolean areBanned(MeetingId meeting, String address) {
        return jdbc.sql("select exists (select 1 from guest_address where meeting_id = ? and address = ? and banned)")
                .params(meeting.uuid(), digest(meeting, address))
                .query(Boolean.class)
                .single();
    }

    /** Who waited and is let in by somebody else was noted when they began to wait. */
    private void came(MeetingEvent fact, UserId guest, String address) {
        if (fact instanceof ParticipantStartedWaiting it) {
            came(it.meetingId(), it.participantId(), guest, address);
        } else if (fact instanceof ParticipantAdmitted it) {
            came(it.meetingId(), it.participantId(), guest, address);
        } else if (fact instanceof ParticipantJoined it) {
            came(it.meetingId(), it.participantId(), guest, address);
        } else if (fact instanceof ConnectionRestored it) {
            came(it.meetingId(), it.participantId(), guest, address);
        } else if (fact instanceof ConnectionSuperseded it) {
            came(it.meetingId(), it.participantId(), guest, address);
        }
    }

    private void came(MeetingId meeting, ParticipantId as, UserId guest, String address) {
        jdbc.sql("insert into guest_address (meeting_id, participant_id, person, address) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(meeting.uuid(), as.uuid(), guest.uuid(), digest(meeting, address))
                .update();
    }

    private void ban(MeetingId meeting, ParticipantId guest) {
        jdbc.sql("update guest_address set banned = true where meeting_id = ? and participant_id = ?")
                .params(meeting.uuid(), guest.uuid())
                .update();
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
