package io.videoconf.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.kernel.InvitationId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.InvitationOpened;
import io.videoconf.api.recording.events.RecordingChanged;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.api.recording.events.RecordingRestored;
import io.videoconf.api.recording.events.RecordingShared;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.api.recording.events.ViewerInvited;
import io.videoconf.api.recording.queries.FindRecordingAccess;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.queryhandling.QueryExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who could see a recording on a past day, by the addresses, the roles and the invitations of that day. */
class AccessThenIT {
    private static final RecordingId ID = RecordingId.fresh();
    private static final AccessView OWNER = new AccessView(true, "owner");
    private static final AccessView DELETED = new AccessView(false, "deleted");
    private static final String OLD = Cast.email(0);

    private final Facts facts = new Facts(Cast.meeting(0));
    private MongoWire mongo;
    private QuerySideUnderTest side;

    @BeforeEach
    void start() {
        mongo = new MongoWire();
        side = new QuerySideUnderTest(mongo, new EventsInMemory());
        side.publish(Cast.user(0).value(), Facts.registered(0));
        side.publish(facts.meeting().value(), facts.running());
    }

    @AfterEach
    void stop() {
        side.close();
        mongo.close();
    }

    @Test
    void whoHadTheAddressThenIsMeantAndNotWhoHasItNow() {
        opened(true);
        Instant owned = facts.tick();
        side.publish(Cast.user(0).value(), new EmailChanged(Cast.user(0), "new@example.org", facts.tick()));
        Instant changed = facts.tick();
        side.publish(Cast.user(1).value(), registered(Cast.user(1), OLD, TenantRole.COMPLIANCE));
        Instant taken = facts.tick();
        side.publish(Cast.user(1).value(), new UserDeleted(Cast.user(1), facts.tick()));
        Instant gone = facts.tick();
        side.settle();

        assertThat(access(OLD, owned)).isEqualTo(OWNER);
        assertThat(access("NEW@example.org", owned)).isEqualTo(new AccessView(false, "private"));
        assertThat(access("new@example.org", changed)).isEqualTo(OWNER);
        assertThat(access(OLD, changed)).isEqualTo(new AccessView(false, "private"));
        assertThat(access(OLD, taken)).isEqualTo(new AccessView(true, "compliance"));
        assertThat(access(OLD, gone)).isEqualTo(new AccessView(false, "private"));
        side.rebuildAll();
        assertThat(access(OLD, taken)).isEqualTo(new AccessView(true, "compliance"));
    }

    @Test
    void inTheBinNobodySeesItAndRestoredWhoSawItBefore() {
        opened(true);
        Instant before = facts.tick();
        happened(new RecordingChanged(ID, "Weekly", false, facts.tick()));
        happened(new RecordingShared(ID, List.of("ann@example.org"), facts.tick()));
        Instant shared = facts.tick();
        happened(new RecordingDeleted(ID, facts.tick()));
        Instant binned = facts.tick();
        happened(new RecordingRestored(ID, Cast.user(0), facts.tick()));
        side.settle();

        assertThat(access("ann@example.org", before)).isEqualTo(new AccessView(false, "private"));
        for (Instant there : List.of(shared, facts.tick())) {
            assertThat(access("ann@example.org", there)).isEqualTo(new AccessView(true, "shared"));
            assertThat(access(OLD, there)).isEqualTo(OWNER);
        }
        assertThat(access("ann@example.org", binned)).isEqualTo(DELETED);
        assertThat(access(OLD, binned)).isEqualTo(DELETED);
    }

    @Test
    void whoIsInvitedSeesItOnceAndWhoHasOpenedItIsToldToHave() {
        InvitationId invitation = InvitationId.fresh();
        opened(false);
        Instant end = facts.tick().plusSeconds(60);
        happened(new ViewerInvited(ID, invitation, "ann@example.org", "ab", end, facts.tick()));
        Instant early = facts.tick();
        happened(
                new CaptureClosed(ID, facts.tick(), facts.tick()),
                new UploadCompleted(ID, List.of(new Part(1, 10, "ab")), 10, "ab", facts.tick()));
        Instant invited = facts.tick();
        happened(new RecordingChanged(ID, "Weekly", true, facts.tick()));
        Instant hidden = facts.tick();
        happened(new RecordingChanged(ID, "Weekly", false, facts.tick()));
        Instant late = facts.tick();
        happened(new InvitationOpened(ID, invitation, facts.tick()));
        side.settle();

        assertThat(access("ann@example.org", early)).isEqualTo(new AccessView(false, "not_shared"));
        assertThat(access("Ann@example.org", invited)).isEqualTo(new AccessView(true, "invited"));
        assertThat(access("ann@example.org", hidden)).isEqualTo(new AccessView(false, "private"));
        assertThat(access("ann@example.org", late)).isEqualTo(new AccessView(true, "invited"));
        assertThat(access("ann@example.org", facts.tick())).isEqualTo(new AccessView(false, "invitation_opened"));
        assertThat(access("bob@example.org", late)).isEqualTo(new AccessView(false, "not_shared"));
    }

    @Test
    void anInvitationThatHasExpiredOpensNothing() {
        opened(false);
        Instant end = facts.tick();
        happened(
                new CaptureClosed(ID, facts.tick(), facts.tick()),
                new UploadCompleted(ID, List.of(new Part(1, 10, "ab")), 10, "ab", facts.tick()),
                new ViewerInvited(ID, InvitationId.fresh(), "ann@example.org", "ab", end, facts.tick()));
        side.settle();

        assertThat(access("ann@example.org", facts.tick())).isEqualTo(new AccessView(false, "not_shared"));
    }

    /** As an erased account is read: what stands for its address says who it is, and whose it was nobody can say. */
    @Test
    void whoWasErasedIsNotMadeUp() {
        opened(true);
        happened(
                new RecordingChanged(ID, "Weekly", false, facts.tick()),
                new RecordingShared(ID, List.of("erased-7@erased.invalid"), facts.tick()));
        Instant shared = facts.tick();
        happened(new RecordingChanged(ID, "Weekly", true, facts.tick()));
        side.settle();

        assertThat(access("ann@example.org", shared)).isEqualTo(new AccessView(false, "not_known"));
        assertThat(access("erased-7@erased.invalid", shared)).isEqualTo(new AccessView(true, "shared"));
        assertThat(access("ann@example.org", facts.tick())).isEqualTo(new AccessView(false, "private"));
        side.publish(Cast.user(0).value(), new EmailChanged(Cast.user(0), "erased-8@erased.invalid", facts.tick()));
        side.settle();
        assertThat(access("erased-8@erased.invalid", facts.tick())).isEqualTo(OWNER);
        assertThat(access("ann@example.org", facts.tick())).isEqualTo(new AccessView(false, "not_known"));
        assertThat(access("ann@example.org", shared.minusSeconds(1_000))).isEqualTo(new AccessView(false, "not_yet"));
    }

    /** By number what happened in one moment is told apart; the address is that of the fact's time. */
    @Test
    void afterEachFactItIsAsItWasThen() {
        opened(true);
        Instant moment = facts.tick();
        happened(
                new RecordingChanged(ID, "Weekly", false, moment),
                new RecordingShared(ID, List.of("ann@example.org"), moment),
                new RecordingDeleted(ID, moment));
        side.publish(Cast.user(0).value(), new EmailChanged(Cast.user(0), "new@example.org", facts.tick()));
        happened(new RecordingRestored(ID, Cast.user(0), facts.tick()));
        side.settle();

        assertThat(reasons("ann@example.org")).containsExactly("private", "not_shared", "shared", "deleted", "shared");
        assertThat(reasons(OLD)).containsExactly("owner", "owner", "owner", "deleted", "not_shared");
        assertThat(reasons("new@example.org"))
                .containsExactly("private", "not_shared", "not_shared", "deleted", "owner");
        assertThat(access("ann@example.org", moment)).isEqualTo(DELETED);
        for (long none : new long[] {0, 6}) {
            assertThatThrownBy(() -> access(OLD, new AtSequence(none)))
                    .isInstanceOfSatisfying(
                            QueryExecutionException.class,
                            refused -> assertThat(
                                            refused.getDetails().orElseThrow().toString())
                                    .contains("as_of_sequence", "must be between 1 and 5"));
        }
    }

    /** After each of the five facts. */
    private List<String> reasons(String email) {
        return LongStream.rangeClosed(1, 5)
                .mapToObj(number -> access(email, new AtSequence(number)).reason())
                .toList();
    }

    private void opened(boolean hidden) {
        Instant at = facts.tick();
        happened(new RecordingOpened(
                ID, facts.meeting(), Cast.TENANT, Cast.user(0), "Weekly", RecordingMode.CLOUD, hidden, at, at));
    }

    private void happened(Object... all) {
        side.publish(ID.value(), all);
    }

    private AccessView access(String email, Instant asOf) {
        return access(email, new AtTime(asOf));
    }

    private AccessView access(String email, AsOf point) {
        return side.ask(new FindRecordingAccess(ID, Cast.viewer(0), false, email, point), AccessView.class);
    }

    private UserRegistered registered(UserId user, String email, TenantRole role) {
        return new UserRegistered(
                user,
                Cast.TENANT,
                email,
                "Kim",
                null,
                "UTC",
                "en",
                AccountType.BASIC,
                role,
                UserSettings.defaults(),
                facts.tick());
    }
}
