package io.videoconf.command.recording.state;

import io.videoconf.api.kernel.InvitationId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.DisposalCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a recording however far it is.
 *
 * @param sharedWith e-mails in lower case, sorted, each once; empty while the recording is private
 * @param holds legal holds on it, by their ids
 * @param invitations of people without an account, as long as they may be opened
 * @param postponed why it is to be disposed of when the last hold is lifted; null when it is not
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
        List<String> sharedWith,

        List<String> holds,
        List<Invitation> invitations,
        @Nullable DisposalCause postponed) {
    public Particulars {
        sharedWith = List.copyOf(sharedWith);
        holds = List.copyOf(holds);
        invitations = List.copyOf(invitations);
    }

    /** Of a recording that has just begun its life. */
    static Particulars fresh(
            RecordingId recordingId,
            MeetingId meetingId,
            TenantId tenantId,
            UserId ownerId,
            String title,
            RecordingMode mode,
            boolean isPrivate,
            Instant startedAt) {
        return new Particulars(
                recordingId,
                meetingId,
                tenantId,
                ownerId,
                title,
                mode,
                isPrivate,
                startedAt,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** Whether a legal hold keeps it. */
    public boolean isHeld() {
        return !holds.isEmpty();
    }

    Particulars changed(String newTitle, boolean nowPrivate) {
        return with(newTitle, nowPrivate, sharedWith, holds, postponed);
    }

    Particulars sharedAlsoWith(Collection<String> emails) {
        TreeSet<String> more = new TreeSet<>(sharedWith);
        more.addAll(emails);
        return with(title, isPrivate, more, holds, postponed);
    }

    Particulars sharedNoMoreWith(Collection<String> emails) {
        TreeSet<String> fewer = new TreeSet<>(sharedWith);
        emails.forEach(fewer::remove);
        return with(title, isPrivate, fewer, holds, postponed);
    }

    Particulars held(String hold) {
        TreeSet<String> more = new TreeSet<>(holds);
        more.add(hold);
        return with(title, isPrivate, sharedWith, more, postponed);
    }

    Particulars released(String hold) {
        TreeSet<String> fewer = new TreeSet<>(holds);
        fewer.remove(hold);
        return with(title, isPrivate, sharedWith, fewer, fewer.isEmpty() ? null : postponed);
    }

    Particulars postponed(DisposalCause cause) {
        return with(title, isPrivate, sharedWith, holds, cause);
    }

    Particulars invited(Invitation invitation) {
        List<Invitation> more = new ArrayList<>(uninvited(invitation.id()).invitations);
        more.add(invitation);
        return inviting(more);
    }

    Particulars uninvited(InvitationId id) {
        return inviting(
                invitations.stream().filter(each -> !each.id().equals(id)).toList());
    }

    private Particulars inviting(List<Invitation> now) {
        return new Particulars(
                recordingId,
                meetingId,
                tenantId,
                ownerId,
                title,
                mode,
                isPrivate,
                startedAt,
                sharedWith,
                holds,
                now,
                postponed);
    }

    private Particulars with(
            String newTitle,
            boolean nowPrivate,
            Collection<String> emails,
            Collection<String> held,
            @Nullable DisposalCause waiting) {
        return new Particulars(
                recordingId,
                meetingId,
                tenantId,
                ownerId,
                newTitle,
                mode,
                nowPrivate,
                startedAt,
                List.copyOf(emails),
                List.copyOf(held),
                invitations,
                waiting);
    }
}
