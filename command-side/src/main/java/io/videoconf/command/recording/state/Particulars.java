package io.videoconf.command.recording.state;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.RecordingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What is true of a recording however far it is.
 *
 * @param sharedWith e-mails in lower case, sorted, each once; empty while the recording is private
 */
public record Particulars(
        RecordingId recordingId,
        MeetingId meetingId,
        TenantId tenantId,
        UserId ownerId,
        String title,
        RecordingMode mode,
        boolean isPrivate,
        Instant startedAt,

        @Personal(of = "sharedWith", is = Personal.What.EMAIL)
        List<String> sharedWith) {
    public Particulars {
        sharedWith = List.copyOf(sharedWith);
    }

    Particulars changed(String newTitle, boolean nowPrivate) {
        return new Particulars(
                recordingId, meetingId, tenantId, ownerId, newTitle, mode, nowPrivate, startedAt, sharedWith);
    }

    Particulars sharedAlsoWith(Collection<String> emails) {
        TreeSet<String> more = new TreeSet<>(sharedWith);
        more.addAll(emails);
        return sharedWithOnly(more);
    }

    Particulars sharedNoMoreWith(Collection<String> emails) {
        TreeSet<String> fewer = new TreeSet<>(sharedWith);
        emails.forEach(fewer::remove);
        return sharedWithOnly(fewer);
    }

    private Particulars sharedWithOnly(Collection<String> emails) {
        return new Particulars(
                recordingId, meetingId, tenantId, ownerId, title, mode, isPrivate, startedAt, List.copyOf(emails));
    }
}
