package io.videoconf.query.meeting;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.kernel.Checkpoints;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.StateDocuments;
import io.videoconf.query.kernel.ViewCollection;
import io.videoconf.query.kernel.ViewCollections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The documents of meetings: the folded state, and beside it what lists look for. */
@Component
final class MeetingDocuments {
    static final String VIEW = "meeting";
    static final String NUMBER = "number";
    static final String STATUS = "status";
    /** User ids of everybody whose list the meeting is in. */
    static final String PEOPLE = "people";
    /** E-mails under which people are asked to come who have not come yet. */
    static final String EMAILS = "emails";

    final ViewCollection collection;
    final StateDocuments<MeetingState> states;
    final Checkpoints<MeetingState> checkpoints;

    MeetingDocuments(ViewCollections collections) {
        this.collection = collections.of(VIEW);
        this.states =
                new StateDocuments<>(collection, MeetingState.class, ApiJson.mapper(), MeetingDocuments::lookedFor);
        this.checkpoints = new Checkpoints<>(collection, MeetingState.class, ApiJson.mapper());
    }

    private static Document lookedFor(MeetingState state) {
        KnownMeeting known = KnownMeeting.of(state);
        if (known == null) {
            return new Document();
        }
        return new Document(NUMBER, known.facts().meetingNumber())
                .append(STATUS, known.status().name())
                .append(
                        Listings.ORDER,
                        Listings.order(
                                known.facts().createdAt(),
                                known.facts().meetingId().value()))
                .append(PEOPLE, people(known))
                .append(EMAILS, emails(known));
    }

    private static List<String> people(KnownMeeting meeting) {
        TreeSet<String> users = new TreeSet<>();
        users.add(meeting.facts().ownerId().value());
        welcome(meeting)
                .map(person -> person.person().userId())
                .filter(Objects::nonNull)
                .forEach(user -> users.add(user.value()));
        return List.copyOf(users);
    }

    private static List<String> emails(KnownMeeting meeting) {
        TreeSet<String> emails = new TreeSet<>(meeting.facts().alternativeHosts());
        welcome(meeting)
                .filter(person -> person.person().userId() == null)
                .map(person -> person.person().email())
                .filter(Objects::nonNull)
                .forEach(email -> emails.add(email.toLowerCase(Locale.ROOT)));
        return List.copyOf(emails);
    }

    private static Stream<ParticipantState> welcome(KnownMeeting meeting) {
        return meeting.people().people().stream()
                .filter(person ->
                        person.status() != ParticipantStatus.DENIED && person.status() != ParticipantStatus.BANNED);
    }
}
