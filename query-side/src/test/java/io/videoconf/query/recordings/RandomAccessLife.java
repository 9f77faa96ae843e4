package io.videoconf.query.recordings;

import io.videoconf.api.account.EmailProof;
import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.account.events.EmailVerified;
import io.videoconf.api.account.events.TenantRoleChanged;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.account.queries.FindTrustedEmail;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.views.TrustedEmail;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.recording.events.DisposalBegun;
import io.videoconf.api.recording.events.RecordingChanged;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.api.recording.events.RecordingRestored;
import io.videoconf.api.recording.events.RecordingShared;
import io.videoconf.api.recording.events.RecordingUnshared;
import io.videoconf.api.recording.queries.FindRecording;
import io.videoconf.api.recording.queries.FindRecordingAccess;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryExecutionException;
import org.jspecify.annotations.Nullable;

/** A recording of a running meeting, its owner (person 0) and five others, to whom things happen from a seed. */
final class RandomAccessLife implements AutoCloseable {
    private static final int PEOPLE = 6;
    private static final int ADDRESSES = 9;
    private static final RecordingId ID = RecordingId.fresh();

    private final Random random;
    private final Facts facts = new Facts(Cast.meeting(0));
    private final MongoWire mongo = new MongoWire();
    private final QuerySideUnderTest side;
    private final Instant before;
    private boolean running = true;
    private boolean hidden = true;
    private boolean binned;
    private boolean disposed;

    RandomAccessLife(long seed, String verification) {
        random = new Random(seed);
        side = new QuerySideUnderTest(
                mongo, new EventsInMemory(), List.of("videoconf.accounts.email-verification=" + verification));
        for (int person = 0; person < PEOPLE; person++) {
            side.publish(Cast.user(person).value(), Facts.registered(person));
        }
        meeting(facts.running().toArray());
        for (int person = 1; person < PEOPLE; person++) {
            meeting(facts.admitted(person), facts.joined(person));
        }
        before = facts.tick();
        Instant at = facts.tick();
        side.publish(
                ID.value(),
                new RecordingOpened(
                        ID, facts.meeting(), Cast.TENANT, Cast.user(0), "Weekly", RecordingMode.CLOUD, hidden, at, at));
        side.settle();
    }

    /** A moment at which there was no recording yet. */
    Instant before() {
        return before;
    }

    /** Lets something happen, and names a moment after it. */
    Instant goOn() {
        Instant at = facts.tick();
        int person = 1 + random.nextInt(PEOPLE - 1);
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> recording(new RecordingShared(ID, List.of(address()), at));
            case 3 -> recording(new RecordingUnshared(ID, List.of(address()), at));
            case 4 -> change(at);
            case 5 -> bin(at);
            case 6, 7 -> inMeeting(person, at);
            case 8 -> address(random.nextInt(PEOPLE), at);
            case 9 -> verified(random.nextInt(PEOPLE), at);
            case 10 -> role(person, at);
            default -> account(random.nextInt(PEOPLE), at);
        }
        side.settle();
        side.requireNothingParked();
        return facts.tick();
    }

    /** Whom of those who have an address now the recording answers. */
    Map<String, Boolean> answered() {
        Map<String, Boolean> answered = new HashMap<>();
        for (int person = 0; person < PEOPLE; person++) {
            UserView user = user(person);
            if (!user.deleted()) {
                answered.put(user.email(), !user.suspended() && isAnswered(user));
            }
        }
        return answered;
    }

    private boolean isAnswered(UserView user) {
        Actor viewer = new Actor(ActorKind.USER, user.userId(), user.tenantId(), user.tenantRole(), null);
        String email = side.ask(new FindTrustedEmail(user.userId()), TrustedEmail.class)
                .email();
        try {
            side.ask(new FindRecording(ID, viewer, email), RecordingView.class);
            return true;
        } catch (QueryExecutionException _) {
            return false;
        }
    }

    boolean sees(String email, @Nullable Instant asOf) {
        return access(email, asOf).canAccess();
    }

    AccessView access(String email, @Nullable Instant asOf) {
        AsOf point = asOf == null ? null : new AtTime(asOf);
        return side.ask(new FindRecordingAccess(ID, Cast.viewer(0), false, email, point), AccessView.class);
    }

    private void change(Instant at) {
        hidden = !hidden;
        if (hidden) {
            List<String> all =
                    IntStream.range(0, ADDRESSES).mapToObj(Cast::email).toList();
            recording(new RecordingUnshared(ID, all, at));
        }
        recording(new RecordingChanged(ID, "Weekly", hidden, at));
    }

    private void bin(Instant at) {
        if (disposed) {
            return;
        }
        if (binned && random.nextInt(10) == 0) {
            disposed = true;
            recording(new DisposalBegun(ID, at));
        } else {
            recording(binned ? new RecordingRestored(ID, Cast.user(0), at) : new RecordingDeleted(ID, at));
            binned = !binned;
        }
    }

    private void inMeeting(int person, Instant at) {
        if (!running) {
            return;
        }
        switch (random.nextInt(12)) {
            case 0 -> {
                running = false;
                meeting(new MeetingEnded(facts.meeting(), EndCause.HOST_ENDED, at));
            }
            case 1 ->
                meeting(new ParticipantLeft(facts.meeting(), Cast.participant(person), LeaveEvidence.EXPLICIT, at));
            case 2 ->
                meeting(new ParticipantRemoved(
                        facts.meeting(), Cast.participant(person), Cast.participant(0), false, at));
            case 3 -> meeting(facts.admitted(person), facts.joined(person));
            default ->
                meeting(new RoleChanged(
                        facts.meeting(),
                        Cast.participant(person),
                        random.nextInt(3) > 0 ? ParticipantRole.CO_HOST : ParticipantRole.PARTICIPANT,
                        ParticipantRole.PARTICIPANT,
                        Cast.participant(0),
                        at));
        }
    }

    /** One that somebody else had before may be theirs now. */
    private void address(int person, Instant at) {
        String email = address();
        boolean free = IntStream.range(0, PEOPLE)
                .mapToObj(this::user)
                .noneMatch(each -> !each.deleted() && each.email().equals(email));
        if (free) {
            happened(person, new EmailChanged(Cast.user(person), email, at));
        }
    }

    private void verified(int person, Instant at) {
        happened(person, new EmailVerified(Cast.user(person), user(person).email(), EmailProof.CODE, at));
    }

    private void role(int person, Instant at) {
        boolean keeps = user(person).tenantRole() == TenantRole.COMPLIANCE;
        happened(
                person,
                new TenantRoleChanged(Cast.user(person), keeps ? TenantRole.MEMBER : TenantRole.COMPLIANCE, at));
    }

    private void account(int person, Instant at) {
        if (person != 0 && random.nextInt(3) == 0) {
            happened(person, new UserDeleted(Cast.user(person), at));
        } else if (user(person).suspended()) {
            happened(person, new UserReinstated(Cast.user(person), at));
        } else {
            happened(person, new UserSuspended(Cast.user(person), "spam", at));
        }
    }

    private String address() {
        return Cast.email(random.nextInt(ADDRESSES));
    }

    private UserView user(int person) {
        return side.ask(new FindUser(Cast.user(person)), UserView.class);
    }

    private void happened(int person, Object fact) {
        if (!user(person).deleted()) {
            side.publish(Cast.user(person).value(), fact);
        }
    }

    private void recording(Object fact) {
        side.publish(ID.value(), fact);
    }

    private void meeting(Object... all) {
        side.publish(facts.meeting().value(), all);
    }

    @Override
    public void close() {
        side.close();
        mongo.close();
    }
}
