package io.videoconf.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.account.EmailProof;
import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.account.events.EmailVerificationRequested;
import io.videoconf.api.account.events.EmailVerified;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.queries.FindTrustedEmail;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.queries.FindUserByEmail;
import io.videoconf.api.account.views.TrustedEmail;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.events.RecordingChanged;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.api.recording.events.RecordingShared;
import io.videoconf.api.recording.events.RecordingUnshared;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.api.recording.queries.FindRecording;
import io.videoconf.api.recording.queries.FindRecordingAccess;
import io.videoconf.api.recording.queries.ListRecordings;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.queryhandling.QueryExecutionException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recording's life, and who sees it at which time. Person 0 owns it, 1 is co-host, 2 gets it shared, 3 does not. */
class RecordingsIT {
    private static final RecordingId ID = RecordingId.fresh();
    private static final Part PART = new Part(1, 10, "ab");

    private MongoWire mongo;
    private EventsInMemory events;
    private QuerySideUnderTest side;

    @BeforeEach
    void start() {
        mongo = new MongoWire();
        events = new EventsInMemory();
        side = new QuerySideUnderTest(mongo, events);
        for (int person = 0; person < 4; person++) {
            side.publish(Cast.user(person).value(), Facts.registered(person));
        }
        Facts facts = new Facts(Cast.meeting(0));
        side.publish(Cast.meeting(0).value(), facts.running());
        side.publish(Cast.meeting(0).value(), facts.admitted(1), facts.joined(1));
        side.publish(
                Cast.meeting(0).value(),
                new RoleChanged(
                        facts.meeting(),
                        Cast.participant(1),
                        ParticipantRole.CO_HOST,
                        ParticipantRole.PARTICIPANT,
                        Cast.participant(0),
                        facts.tick()));
        happened(new RecordingOpened(
                ID,
                Cast.meeting(0),
                Cast.TENANT,
                Cast.user(0),
                "Weekly",
                RecordingMode.CLOUD,
                true,
                Facts.BEGIN,
                Facts.BEGIN));
    }

    @AfterEach
    void stop() {
        side.close();
        mongo.close();
    }

    private void happened(Object... facts) {
        side.publish(ID.value(), facts);
        side.settle();
        side.requireNothingParked();
    }

    private RecordingView find(int person) {
        return side.ask(new FindRecording(ID, Cast.viewer(person), Cast.email(person)), RecordingView.class);
    }

    private AccessView access(int asked) {
        return side.ask(new FindRecordingAccess(ID, Cast.viewer(0), false, Cast.email(asked), null), AccessView.class);
    }

    @SuppressWarnings("unchecked") // the query is answered by recordings
    private List<RecordingView> list(int person, @Nullable MeetingId meeting) {
        Listing<RecordingView> rows = side.ask(
                new ListRecordings(Cast.viewer(person), Cast.email(person), meeting, new Page(10, 0, null)),
                Listing.class);
        return rows.rows();
    }

    private static void requireRefusal(RefusalCode code, ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(
                        QueryExecutionException.class,
                        refusal -> assertThat(refusal.<Refusal>getDetails()
                                        .orElseThrow()
                                        .code())
                                .isEqualTo(code));
    }

    @Test
    void itIsItsOwnersUntilItIsShared() {
        assertThat(find(0).processingStatus()).isEqualTo(ProcessingStatus.RECORDING);
        assertThat(find(1).recordingId()).isEqualTo(ID); // may stop it
        requireRefusal(RefusalCode.RECORDING_NOT_FOUND, () -> find(2));
        assertThat(access(2)).isEqualTo(new AccessView(false, "private"));
        happened(
                new RecordingChanged(ID, "Weekly", false, Facts.BEGIN),
                new RecordingShared(ID, List.of(Cast.email(2)), Facts.BEGIN),
                new RecordingShared(ID, List.of(Cast.email(2).toUpperCase(Locale.ROOT)), Facts.BEGIN));
        assertThat(find(2).sharedWith()).containsExactly(Cast.email(2));
        requireRefusal(RefusalCode.RECORDING_NOT_FOUND, () -> find(3));
        assertThat(access(0)).isEqualTo(new AccessView(true, "owner"));
        assertThat(access(2)).isEqualTo(new AccessView(true, "shared"));
        assertThat(access(3)).isEqualTo(new AccessView(false, "not_shared"));
        assertThat(list(2, null)).hasSize(1);
        assertThat(list(3, null)).isEmpty();
        assertThat(list(1, null)).isEmpty();
        assertThat(list(1, Cast.meeting(0))).hasSize(1);
        happened(new RecordingUnshared(ID, List.of(Cast.email(2)), Facts.BEGIN));
        requireRefusal(RefusalCode.RECORDING_NOT_FOUND, () -> find(2));
    }

    /** As it is where verification is required; a view that was made where it was not says the same. */
    @Test
    void anAddressThatWasNotVerifiedOpensNothing() {
        happened(
                new RecordingChanged(ID, "Weekly", false, Facts.BEGIN),
                new RecordingShared(ID, List.of(Cast.email(2), "nobody@example.org"), Facts.BEGIN));
        assertThat(access(2)).isEqualTo(new AccessView(true, "shared"));
        side.close();
        side = new QuerySideUnderTest(mongo, events, List.of("videoconf.accounts.email-verification=required"));

        assertThat(trusted(2)).isNull();
        assertThat(access(2)).isEqualTo(new AccessView(false, "unverified"));
        assertThat(access(3)).isEqualTo(new AccessView(false, "not_shared"));
        assertThat(access(0)).isEqualTo(new AccessView(true, "owner"));
        FindRecordingAccess vouched = new FindRecordingAccess(ID, Actor.SYSTEM, Cast.email(2));
        assertThat(side.ask(vouched, AccessView.class)).isEqualTo(new AccessView(true, "shared"));

        Instant later = Facts.BEGIN.plusSeconds(60);
        side.publish(
                Cast.user(2).value(),
                new EmailVerificationRequested(Cast.user(2), Cast.email(2), "ab", later, Facts.BEGIN),
                new EmailVerified(Cast.user(2), Cast.email(2), EmailProof.CODE, later));
        side.settle();

        assertThat(trusted(2)).isEqualTo(Cast.email(2));
        assertThat(access(2)).isEqualTo(new AccessView(true, "shared"));
        assertThat(accessAsOf(2, later)).isEqualTo(new AccessView(true, "shared"));
        assertThat(accessAsOf(2, later.minusSeconds(1))).isEqualTo(new AccessView(false, "unverified"));
        side.publish(Cast.user(2).value(), new EmailChanged(Cast.user(2), "other@example.org", later));
        side.settle();
        assertThat(trusted(2)).isNull();
        String live = side.digest("accounts");
        side.rebuildAll();
        assertThat(side.digest("accounts")).isEqualTo(live);
    }

    private AccessView accessAsOf(int asked, Instant at) {
        return side.ask(
                new FindRecordingAccess(ID, Cast.viewer(0), false, Cast.email(asked), new AtTime(at)),
                AccessView.class);
    }

    private @Nullable String trusted(int person) {
        return side.ask(new FindTrustedEmail(Cast.user(person)), TrustedEmail.class)
                .email();
    }

    @Test
    void aPartThatACrashTookAloneIsThereAgainAfterIt() {
        happened(
                new CaptureClosed(ID, Facts.BEGIN.plusSeconds(90), Facts.BEGIN),
                new PartUploadRequested(ID, PART, Facts.BEGIN));
        side.close();
        mongo.template().getCollection("view_recordings.parts").deleteMany(new Document());
        mongo.template().getCollection("positions").deleteMany(new Document());
        side = new QuerySideUnderTest(mongo, events);
        side.settle();
        side.requireNothingParked();
        assertThat(find(0).parts()).containsExactly(PART);
    }

    @Test
    void itIsUploadedAndCompleted() {
        happened(
                new CaptureClosed(ID, Facts.BEGIN.plusSeconds(90), Facts.BEGIN),
                new PartUploadRequested(ID, new Part(1, 9, "aa"), Facts.BEGIN),
                new PartUploadRequested(ID, PART, Facts.BEGIN));
        assertThat(find(0).processingStatus()).isEqualTo(ProcessingStatus.UPLOADING);
        assertThat(find(0).parts()).containsExactly(PART);
        assertThat(find(0).durationSeconds()).isEqualTo(90);
        happened(new UploadCompleted(ID, List.of(PART), 10, "ab", Facts.BEGIN));
        assertThat(find(0).processingStatus()).isEqualTo(ProcessingStatus.COMPLETED);
        assertThat(find(0).fileSizeBytes()).isEqualTo(10);
        assertThat(find(0).version()).isEqualTo(5);
        String live = side.digest("recordings");
        side.rebuildAll();
        assertThat(side.digest("recordings")).isEqualTo(live);
    }

    @Test
    void itIsGoneOnceItIsDeleted() {
        happened(new RecordingDeleted(ID, Facts.BEGIN));
        requireRefusal(RefusalCode.RECORDING_DELETED, () -> find(0));
        requireRefusal(RefusalCode.RECORDING_NOT_FOUND, () -> find(3));
        assertThat(list(0, null)).isEmpty();
    }

    @Test
    void anAccountThatIsGoneGivesItsEmailBack() {
        assertThat(side.ask(new FindUserByEmail("PERSON3@example.org"), UserView.class)
                        .userId())
                .isEqualTo(Cast.user(3));
        side.publish(Cast.user(3).value(), new UserDeleted(Cast.user(3), Facts.BEGIN));
        side.settle();
        requireRefusal(RefusalCode.USER_NOT_FOUND, () -> side.ask(new FindUserByEmail(Cast.email(3)), UserView.class));
        UserView gone = side.ask(new FindUser(Cast.user(3)), UserView.class);
        assertThat(gone.deleted()).isTrue();
        assertThat(gone.version()).isEqualTo(2);
    }
}
