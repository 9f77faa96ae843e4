package io.videoconf.command.notice.mail;

import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.notice.rows.MeetingStory;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Who is told of a meeting: the invited and the named alternative hosts. Not who was put out, and not the owner. */
final class Recipients {
    private Recipients() {}

    /** Lower-case addresses, in the order in which the meeting came to know them. */
    static Set<String> of(MeetingStory story, MeetingFacts facts) {
        Set<String> all = new LinkedHashSet<>();
        Set<String> not = new LinkedHashSet<>();
        for (ParticipantState person : story.roster().people()) {
            String email = person.person().email();
            if (email != null) {
                boolean told = !person.id().equals(facts.ownerParticipantId()) && isWelcome(person.status());
                (told ? all : not).add(email.toLowerCase(Locale.ROOT));
            }
        }
        all.addAll(facts.alternativeHosts());
        all.removeAll(not);
        return all;
    }

    private static boolean isWelcome(ParticipantStatus status) {
        return switch (status) {
            case INVITED, WAITING, ADMITTED, JOINED, DISCONNECTED, LEFT -> true;
            case DENIED, REMOVED, BANNED -> false;
        };
    }
}
