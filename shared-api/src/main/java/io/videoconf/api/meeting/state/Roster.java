package io.videoconf.api.meeting.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The people of a meeting, in the order in which the meeting came to know them. Immutable; a change costs
 * O(log n), whatever the number of people. Written as a JSON array; the indexes are made again on reading.
 */
public final class Roster {
    private static final Roster EMPTY =
            new Roster(TreePVector.empty(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), 0, 0);

    private final PVector<ParticipantState> people;
    private final PMap<ParticipantId, Integer> places;
    private final PMap<UserId, Integer> users;
    private final PMap<String, Integer> emails;
    private final int seats;
    private final int present;

    private Roster(
            PVector<ParticipantState> people,
            PMap<ParticipantId, Integer> places,
            PMap<UserId, Integer> users,
            PMap<String, Integer> emails,
            int seats,
            int present) {
        this.people = people;
        this.places = places;
        this.users = users;
        this.emails = emails;
        this.seats = seats;
        this.present = present;
    }

    /** Nobody. */
    public static Roster empty() {
        return EMPTY;
    }

    /** These people, in this order. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Roster of(List<ParticipantState> people) {
        Roster roster = EMPTY;
        for (ParticipantState person : people) {
            roster = roster.with(person);
        }
        return roster;
    }

    /** Everybody, in the order in which the meeting came to know them. */
    @JsonValue
    public List<ParticipantState> people() {
        return people;
    }

    /** How many hold a seat: counts against the capacity. */
    public int seats() {
        return seats;
    }

    /** How many are in the meeting, with a connection or in the grace of a lost one. */
    public int present() {
        return present;
    }

    /** The participant with this id. */
    public Optional<ParticipantState> find(ParticipantId id) {
        return at(places.get(id));
    }

    /** The participant who is this user. */
    public Optional<ParticipantState> find(UserId user) {
        return at(users.get(user));
    }

    /** The participant with this e-mail, in whatever case; the one known longest, should there be several. */
    public Optional<ParticipantState> findByEmail(@Nullable String email) {
        return email == null ? Optional.empty() : at(emails.get(email.toLowerCase(Locale.ROOT)));
    }

    /** With this person, new or in the place of the same one as before. */
    Roster with(ParticipantState now) {
        Integer place = places.get(now.id());
        if (place == null) {
            return indexed(people.plus(now), places.plus(now.id(), people.size()), now, people.size(), count(now, 1));
        }
        ParticipantState before = people.get(place);
        PVector<ParticipantState> changed = people.with(place, now);
        if (keepsKeys(before.person(), now.person())) {
            return indexed(changed, places, now, place, count(before, -1).plus(count(now, 1)));
        }
        return of(changed);
    }

    /** With the person changed; the same when there is no such person. */
    Roster change(ParticipantId id, UnaryOperator<ParticipantState> change) {
        return find(id).map(change).map(this::with).orElse(this);
    }

    private Optional<ParticipantState> at(@Nullable Integer place) {
        return place == null ? Optional.empty() : Optional.of(people.get(place));
    }

    /** A key that goes away may uncover another person's, so only then are all indexes made again. */
    private static boolean keepsKeys(Person before, Person now) {
        boolean user = before.userId() == null || before.userId().equals(now.userId());
        boolean email = before.email() == null || before.email().equalsIgnoreCase(now.email());
        return user && email;
    }

    private Roster indexed(
            PVector<ParticipantState> all,
            PMap<ParticipantId, Integer> ids,
            ParticipantState now,
            int place,
            Count change) {
        UserId user = now.person().userId();
        String email = now.person().email();
        return new Roster(
                all,
                ids,
                user == null ? users : first(users, user, place),
                email == null ? emails : first(emails, email.toLowerCase(Locale.ROOT), place),
                seats + change.seats(),
                present + change.present());
    }

    private static <K> PMap<K, Integer> first(PMap<K, Integer> index, K key, int place) {
        Integer taken = index.get(key);
        return taken != null && taken <= place ? index : index.plus(key, place);
    }

    private static Count count(ParticipantState person, int sign) {
        return new Count(person.status().holdsSeat() ? sign : 0, person.status().isPresent() ? sign : 0);
    }

    private record Count(int seats, int present) {
        Count plus(Count other) {
            return new Count(seats + other.seats, present + other.present);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Roster roster && people.equals(roster.people);
    }

    @Override
    public int hashCode() {
        return people.hashCode();
    }

    @Override
    public String toString() {
        return people.toString();
    }
}
