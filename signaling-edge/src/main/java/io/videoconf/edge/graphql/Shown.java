package io.videoconf.edge.graphql;

import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.meeting.views.ParticipantView;
import io.videoconf.edge.rest.Emails;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The things of the graph, as one person sees them. */
sealed interface Shown {

    /** Whatever belongs to a meeting: who may know of the meeting may ask it further. */
    sealed interface OfMeeting extends Shown permits AMeeting, AParticipant, ARecording {
        MeetingId meetingId();
    }

    /**
     * A meeting.
     *
     * @param emails whether e-mail addresses are shown
     * @param asItWas whether this is a point of its past
     */
    record AMeeting(MeetingView view, boolean emails, boolean asItWas) implements OfMeeting {
        static AMeeting of(MeetingView view, Actor viewer) {
            return new AMeeting(view, Emails.areShown(view, viewer), false);
        }

        @Override
        public MeetingId meetingId() {
            return view.meetingId();
        }

        List<AParticipant> participants() {
            return view.participants().stream()
                    .map(each -> new AParticipant(each, emails, view.meetingId()))
                    .toList();
        }

        /** The last fact of the chat that belongs to this. */
        long chatUpTo() {
            return asItWas ? view.sequence() : Long.MAX_VALUE;
        }
    }

    /** Somebody in a meeting. */
    record AParticipant(ParticipantView view, boolean emails, MeetingId meetingId) implements OfMeeting {
        @Nullable
        String email() {
            return emails ? view.email() : null;
        }

        /** The invited have no name before they come. */
        String displayName() {
            String name = view.displayName();
            String email = email();
            return name != null ? name : email != null ? email : "Invited";
        }
    }

    /** A recording, with the fields that the REST API shows this viewer. */
    record ARecording(RecordingId recordingId, MeetingId meetingId, long version, ObjectNode json)
            implements OfMeeting {}

    /**
     * Somebody with or without an account.
     *
     * @param account null for guests, and for accounts that are gone
     * @param open whether all of the account is shown, or the name only
     */
    record APerson(UserId id, String displayName, @Nullable UserView account, boolean open) implements Shown {
        static APerson of(UserView account, boolean open) {
            return new APerson(account.userId(), account.displayName(), account, open);
        }
    }
}
