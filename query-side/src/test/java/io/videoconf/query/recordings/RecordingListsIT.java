package io.videoconf.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.CompletionRequested;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingFailed;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.api.recording.events.RecordingShared;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.api.recording.queries.ListRecordings;
import io.videoconf.api.recording.queries.RecordingFilter;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of recordings: seven of person 0, an hour apart and each in a state of its own, and one of somebody else. */
class RecordingListsIT {
    private static final RecordingFilter ALL = RecordingFilter.ALL;

    private final List<RecordingId> ids = new ArrayList<>();
    private final MongoWire mongo = new MongoWire();
    private QuerySideUnderTest side;

    @BeforeEach
    void start() {
        side = new QuerySideUnderTest(mongo, new EventsInMemory());
        RecordingId[] made = new RecordingId[7];
        for (int hour = 0; hour < made.length; hour++) {
            made[hour] = opened(0, hour, hour == 1 || hour == 2 ? RecordingMode.LOCAL : RecordingMode.CLOUD);
            ids.add(made[hour]);
        }
        happened(made[1], new CaptureClosed(made[1], at(1), at(1)));
        happened(made[3], new CaptureClosed(made[3], at(3), at(3)));
        happened(made[4], new CaptureClosed(made[4], at(4), at(4)), new CompletionRequested(made[4], false, at(4)));
        happened(
                made[5],
                new CaptureClosed(made[5], at(5), at(5)),
                new UploadCompleted(made[5], List.of(new Part(1, 10, "ab")), 10, "ab", at(5)),
                new RecordingShared(made[5], List.of(Cast.email(2)), at(5)));
        happened(made[6], new RecordingFailed(made[6], "nothing came", at(6)));
        opened(1, 3, RecordingMode.CLOUD);
        side.settle();
        side.requireNothingParked();
    }

    @AfterEach
    void stop() {
        side.close();
        mongo.close();
    }

    @Test
    void eachFilterSaysWhichAndTogetherTheySayBoth() {
        assertThat(list(ALL)).containsExactlyElementsOf(newestFirst(0, 1, 2, 3, 4, 5, 6));
        assertThat(list(status(ProcessingStatus.RECORDING))).containsExactlyElementsOf(newestFirst(0, 2));
        assertThat(list(status(ProcessingStatus.UPLOADING))).containsExactlyElementsOf(newestFirst(3));
        assertThat(list(status(ProcessingStatus.PROCESSING))).containsExactlyElementsOf(newestFirst(4));
        assertThat(list(status(ProcessingStatus.COMPLETED))).containsExactlyElementsOf(newestFirst(1, 5));
        assertThat(list(status(ProcessingStatus.FAILED))).containsExactlyElementsOf(newestFirst(6));
        assertThat(list(mode(RecordingMode.LOCAL))).containsExactlyElementsOf(newestFirst(1, 2));
        assertThat(list(mode(RecordingMode.CLOUD))).containsExactlyElementsOf(newestFirst(0, 3, 4, 5, 6));
        assertThat(list(new RecordingFilter(ProcessingStatus.COMPLETED, RecordingMode.LOCAL, false, null, null)))
                .containsExactlyElementsOf(newestFirst(1));
    }

    @Test
    void fromAndToAreAStretchThatHasItsBeginningAndNotItsEnd() {
        assertThat(list(between(at(5), null))).containsExactlyElementsOf(newestFirst(5, 6));
        assertThat(list(between(null, at(2)))).containsExactlyElementsOf(newestFirst(0, 1));
        assertThat(list(between(at(2), at(4)))).containsExactlyElementsOf(newestFirst(2, 3));
        assertThat(list(new RecordingFilter(null, RecordingMode.CLOUD, false, at(2), at(5))))
                .containsExactlyElementsOf(newestFirst(3, 4));
        assertThat(list(between(at(7), null))).isEmpty();
    }

    @Test
    void aWalkByCursorSeesEachOnceAndAlwaysSaysHowManyThereAre() {
        assertThat(walk(ALL, 2, 7)).containsExactlyElementsOf(newestFirst(0, 1, 2, 3, 4, 5, 6));
        assertThat(walk(mode(RecordingMode.CLOUD), 2, 5)).containsExactlyElementsOf(newestFirst(0, 3, 4, 5, 6));
        assertThat(walk(mode(RecordingMode.LOCAL), 2, 2)).containsExactlyElementsOf(newestFirst(1, 2));
    }

    @Test
    void whatIsSharedWithSomebodyAndWhatIsInTheBinIsListedForThem() {
        assertThat(ids(page(2, ALL, new Page(10, 0, null)))).containsExactly(ids.get(5));
        happened(ids.get(5), new RecordingDeleted(ids.get(5), at(8)));
        side.settle();
        assertThat(page(2, ALL, new Page(10, 0, null)).totalCount()).isZero();
        assertThat(list(ALL)).containsExactlyElementsOf(newestFirst(0, 1, 2, 3, 4, 6));
        assertThat(list(new RecordingFilter(null, null, true, null, null))).containsExactly(ids.get(5));
    }

    private List<RecordingId> walk(RecordingFilter filter, int limit, int total) {
        List<RecordingId> seen = new ArrayList<>();
        String cursor = null;
        do {
            Listing<RecordingView> page = page(0, filter, new Page(limit, 0, cursor));
            assertThat(page.totalCount()).isEqualTo(total);
            assertThat(page.rows()).hasSizeBetween(1, limit);
            seen.addAll(ids(page));
            cursor = page.nextCursor();
            assertThat(page.hasMore()).isEqualTo(seen.size() < total).isEqualTo(cursor != null);
        } while (cursor != null && seen.size() <= total);
        return seen;
    }

    private List<RecordingId> list(RecordingFilter filter) {
        Listing<RecordingView> page = page(0, filter, new Page(10, 0, null));
        assertThat(page.totalCount()).isEqualTo(page.rows().size());
        return ids(page);
    }

    @SuppressWarnings("unchecked") // the query is answered by recordings
    private Listing<RecordingView> page(int person, RecordingFilter filter, Page page) {
        return side.ask(new ListRecordings(Cast.viewer(person), Cast.email(person), null, page, filter), Listing.class);
    }

    private static List<RecordingId> ids(Listing<RecordingView> page) {
        return page.rows().stream().map(RecordingView::recordingId).toList();
    }

    private List<RecordingId> newestFirst(int... hours) {
        List<RecordingId> wanted = new ArrayList<>();
        for (int hour : hours) {
            wanted.addFirst(ids.get(hour));
        }
        return wanted;
    }

    private static RecordingFilter status(ProcessingStatus status) {
        return new RecordingFilter(status, null, false, null, null);
    }

    private static RecordingFilter mode(RecordingMode mode) {
        return new RecordingFilter(null, mode, false, null, null);
    }

    private static RecordingFilter between(@Nullable Instant from, @Nullable Instant to) {
        return new RecordingFilter(null, null, false, from, to);
    }

    private RecordingId opened(int owner, int hour, RecordingMode mode) {
        RecordingId id = RecordingId.fresh();
        happened(
                id,
                new RecordingOpened(
                        id, Cast.meeting(0), Cast.TENANT, Cast.user(owner), "Weekly", mode, false, at(hour), at(hour)));
        return id;
    }

    private void happened(RecordingId id, Object... facts) {
        side.publish(id.value(), facts);
    }

    private static Instant at(int hour) {
        return Facts.BEGIN.plusSeconds(3_600L * hour);
    }
}
