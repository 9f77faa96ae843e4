package io.videoconf.query.attendance;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.events.ParticipantJoined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Everybody who was ever in one meeting, in the order in which they first came.
 *
 * @param corrections what was said afterwards, in order; it changes nothing of what the facts say
 * @param facts how many facts have led here
 */
record Attendance(List<Attendee> people, List<Correction> corrections, long facts) {
    static final Attendance NOBODY = new Attendance(List.of(), List.of(), 0);

    Attendance {
        people = List.copyOf(people);
        corrections = List.copyOf(corrections);
    }

    Attendance joined(ParticipantJoined fact) {
        boolean known =
                people.stream().anyMatch(person -> person.participantId().equals(fact.participantId()));
        if (known) {
            return change(fact.participantId(), person -> person.joined(fact));
        }
        List<Attendee> more = new ArrayList<>(people);
        more.add(Attendee.of(fact));
        return new Attendance(more, corrections, facts);
    }

    Attendance change(ParticipantId id, UnaryOperator<Attendee> change) {
        return new Attendance(
                people.stream()
                        .map(person -> person.participantId().equals(id) ? change.apply(person) : person)
                        .toList(),
                corrections,
                facts);
    }

    Attendance ended(Instant at) {
        return new Attendance(
                people.stream()
                        .map(person -> person.gone(at, Evidence.MEETING_ENDED))
                        .toList(),
                corrections,
                facts);
    }

    Attendance corrected(Correction correction) {
        List<Correction> more = new ArrayList<>(corrections);
        more.add(correction);
        return new Attendance(people, more, facts);
    }

    /** What was said of one person. */
    List<Correction> of(ParticipantId person) {
        return corrections.stream()
                .filter(one -> one.participantId().equals(person))
                .toList();
    }

    /** Before one more fact. */
    Attendance next() {
        return new Attendance(people, corrections, facts + 1);
    }
}
