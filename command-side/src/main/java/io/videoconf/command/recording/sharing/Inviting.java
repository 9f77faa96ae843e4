package io.videoconf.command.recording.sharing;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.InviteViewer;
import io.videoconf.api.recording.commands.OpenInvitation;
import io.videoconf.api.recording.commands.WithdrawInvitation;
import io.videoconf.api.recording.events.InvitationOpened;
import io.videoconf.api.recording.events.InvitationWithdrawn;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.ViewerInvited;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.Invitation;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Living;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides about invitations of people without an account. Who has the secret of one sees the recording once, in time, and while
 * it is shareable; to everybody else there is no such recording.
 */
public final class Inviting {
    static final Rule AN_INVITATION_HAS_AN_END = Rule.of("AnInvitationHasAnEnd", RefusalCode.VALIDATION_FAILED);

    static final Rule NO_MORE_ARE_INVITED_THAN_ANYBODY_KEEPS_AN_EYE_ON = new Rule(
            "NoMoreAreInvitedThanAnybodyKeepsAnEyeOn",
            RefusalCode.INVALID_STATE,
            "This recording has as many open invitations as it may have: withdraw some first.");

    private static final int MOST_OPEN = 100;
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private Inviting() {}

    /** Whether somebody is invited. */
    public static Decision<RecordingEvent> invite(Asked<InviteViewer> asked, RecordingState state, Standing standing) {
        return Gate.forHosts(asked, state, standing, living -> invited(asked, living));
    }

    private static Decision<RecordingEvent> invited(Asked<InviteViewer> asked, Living recording) {
        InviteViewer command = asked.command();
        Optional<Map<String, String>> wrong = Emails.wrong(List.of(command.email()));
        if (wrong.isPresent()) {
            return Emails.A_SHARE_NAMES_PEOPLE_BY_EMAIL.refuses(Map.of("email", "must be an e-mail address"));
        }
        Instant end = command.expiresAt();
        if (!end.isAfter(asked.at()) || end.isAfter(asked.at().plus(LONGEST))) {
            return AN_INVITATION_HAS_AN_END.refuses(
                    Map.of("expires_at", "must be in the next " + LONGEST.toDays() + " days"));
        }
        if (!SHA256.matcher(command.secretSha256()).matches()) {
            throw new IllegalArgumentException("a door digests what it gives out");
        }
        if (recording.particulars().isPrivate()) {
            return Sharing.A_PRIVATE_RECORDING_IS_NOT_SHARED.refuses();
        }
        if (open(recording, asked.at()) >= MOST_OPEN) {
            return NO_MORE_ARE_INVITED_THAN_ANYBODY_KEEPS_AN_EYE_ON.refuses();
        }
        String email = Emails.normal(List.of(command.email())).getFirst();
        return Decision.accepted(new ViewerInvited(
                command.recordingId(), command.invitationId(), email, command.secretSha256(), end, asked.at()));
    }

    private static long open(Living recording, Instant now) {
        return recording.particulars().invitations().stream()
                .filter(each -> now.isBefore(each.expiresAt()))
                .count();
    }

    /** Whether an invitation is taken back. One that was opened, or never was, is taken back already. */
    public static Decision<RecordingEvent> withdraw(
            Asked<WithdrawInvitation> asked, RecordingState state, Standing standing) {
        WithdrawInvitation command = asked.command();
        return Gate.forHosts(
                asked,
                state,
                standing,
                living -> living.particulars().invitations().stream()
                                .anyMatch(each -> each.id().equals(command.invitationId()))
                        ? Decision.accepted(
                                new InvitationWithdrawn(command.recordingId(), command.invitationId(), asked.at()))
                        : Decision.alreadySo());
    }

    /** Whether a link to the bytes is given out, this once. */
    public static Decision<RecordingEvent> open(Asked<OpenInvitation> asked, RecordingState state) {
        if (!(state instanceof Completed recording) || recording.particulars().isPrivate()) {
            return Gate.ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
        }
        Optional<Invitation> shown = recording.particulars().invitations().stream()
                .filter(each -> each.secretSha256().equals(asked.command().secretSha256()))
                .filter(each -> asked.at().isBefore(each.expiresAt()))
                .findFirst();
        return shown.<Decision<RecordingEvent>>map(it ->
                        Decision.accepted(new InvitationOpened(asked.command().recordingId(), it.id(), asked.at())))
                .orElseGet(Gate.ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT::refuses);
    }
}
