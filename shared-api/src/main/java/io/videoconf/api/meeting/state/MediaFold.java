package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.events.VideoToggled;
import java.util.function.UnaryOperator;

/** What people send. */
final class MediaFold {
    private MediaFold() {}

    static Roster audio(Roster people, AudioToggled fact) {
        return media(people, fact.participantId(), media -> media.withMuted(fact.muted()));
    }

    static Roster video(Roster people, VideoToggled fact) {
        return media(people, fact.participantId(), media -> media.withVideo(fact.videoOn()));
    }

    static Roster sharing(Roster people, ParticipantId person, boolean now) {
        return media(people, person, media -> media.withSharing(now));
    }

    static Roster hand(Roster people, HandToggled fact) {
        return media(people, fact.participantId(), media -> media.withHand(fact.raised()));
    }

    static LiveMeeting allMuted(LiveMeeting live, AllMuted fact) {
        Roster people = live.roster();
        for (ParticipantId muted : fact.muted()) {
            people = media(people, muted, media -> media.withMuted(true));
        }
        return live.with(people).withSelfUnmute(fact.allowSelfUnmute());
    }

    private static Roster media(Roster people, ParticipantId id, UnaryOperator<Media> change) {
        return people.change(id, person -> person.with(change.apply(person.media())));
    }
}
