package io.videoconf.query.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.FindMeetingByNumber;
import io.videoconf.api.meeting.queries.ListMeetings;
import io.videoconf.api.meeting.views.MeetingRow;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.queryhandling.QueryExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who finds which meetings. */
class MeetingQueriesIT {
    private static final int MANY = 25;

    private static MongoWire mongo;
    private static QuerySideUnderTest side;

    @BeforeAll
    static void start() {
        mongo = new MongoWire();
        side = new QuerySideUnderTest(mongo, new EventsInMemory());
        for (int person = 0; person < 6; person++) {
            side.publish(Cast.user(person).value(), Facts.registered(person));
        }
        Facts facts = new Facts(Cast.meeting(0));
        side.publish(Cast.meeting(0).value(), facts.scheduled(List.of(Cast.email(4))), facts.started());
        side.publish(Cast.meeting(0).value(), facts.invited(2), facts.waiting(1), facts.admitted(1), facts.joined(1));
        side.publish(Cast.meeting(0).value(), facts.waiting(3), facts.admitted(3), facts.joined(3));
        side.publish(
                Cast.meeting(0).value(),
                new ParticipantRemoved(facts.meeting(), Cast.participant(3), Cast.participant(0), true, facts.tick()));
        for (int number = 1; number < MANY; number++) {
            side.publish(Cast.meeting(number).value(), new Facts(Cast.meeting(number)).running());
        }
        side.publish(Cast.meeting(1).value(), new MeetingEnded(Cast.meeting(1), EndCause.HOST_ENDED, Facts.BEGIN));
        side.settle();
        side.requireNothingParked();
    }

    @AfterAll
    static void stop() {
        side.close();
        mongo.close();
    }

    private static MeetingView find(Actor viewer) {
        return side.ask(new FindMeeting(Cast.meeting(0), viewer), MeetingView.class);
    }

    private static Listing<MeetingRow> list(int person, @Nullable MeetingStatus status, Page page) {
        @SuppressWarnings("unchecked") // the query is answered by rows of meetings
        Listing<MeetingRow> rows = side.ask(new ListMeetings(Cast.user(person), status, page), Listing.class);
        return rows;
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
    void peopleOfTheMeetingFindIt() {
        for (int person : new int[] {0, 1, 2, 4}) {
            MeetingView meeting = find(Cast.viewer(person));
            assertThat(meeting.title()).isEqualTo("Weekly");
            assertThat(meeting.sequence()).isEqualTo(10);
            assertThat(side.ask(
                            new FindMeetingByNumber(meeting.meetingNumber(), Cast.viewer(person)), MeetingView.class))
                    .isEqualTo(meeting);
        }
        assertThat(find(Cast.guest(70, Cast.meeting(0))).meetingId()).isEqualTo(Cast.meeting(0));
    }

    @Test
    void toEverybodyElseThereIsNone() {
        for (Actor stranger :
                List.of(Cast.viewer(3), Cast.viewer(5), Cast.viewer(60), Cast.guest(2, Cast.meeting(1)))) {
            requireRefusal(RefusalCode.MEETING_NOT_FOUND, () -> find(stranger));
        }
        requireRefusal(
                RefusalCode.MEETING_NOT_FOUND,
                () -> side.ask(new FindMeeting(Cast.meeting(900), Cast.viewer(0)), MeetingView.class));
        requireRefusal(
                RefusalCode.MEETING_NOT_FOUND,
                () -> side.ask(new FindMeetingByNumber("000-000-000", Cast.viewer(0)), MeetingView.class));
    }

    @Test
    void aListHasTheMeetingsOfOnePerson() {
        assertThat(list(0, null, new Page(100, 0, null)).totalCount()).isEqualTo(MANY);
        assertThat(list(0, MeetingStatus.ENDED, new Page(100, 0, null)).rows())
                .extracting(MeetingRow::meetingId)
                .containsExactly(Cast.meeting(1));
        for (int person : new int[] {1, 2, 4}) {
            assertThat(list(person, null, new Page(100, 0, null)).rows())
                    .extracting(MeetingRow::meetingId)
                    .containsExactly(Cast.meeting(0));
        }
        assertThat(list(3, null, new Page(100, 0, null)).rows()).isEmpty();
        assertThat(list(0, null, new Page(1, 0, null)).rows().getFirst().role()).isEqualTo(ParticipantRole.HOST);
    }

    @Test
    void cursorsAndOffsetsGiveEachMeetingOnce() {
        List<MeetingRow> whole = list(0, null, new Page(100, 0, null)).rows();
        List<MeetingRow> byCursor = new ArrayList<>();
        Listing<MeetingRow> page = list(0, null, new Page(4, 0, null));
        byCursor.addAll(page.rows());
        while (page.hasMore()) {
            page = list(0, null, new Page(4, 0, page.nextCursor()));
            byCursor.addAll(page.rows());
            assertThat(page.totalCount()).isEqualTo(MANY);
        }
        assertThat(byCursor).isEqualTo(whole).doesNotHaveDuplicates();
        assertThat(list(0, null, new Page(5, 20, null)).rows()).isEqualTo(whole.subList(20, 25));
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void aBadPageIsRefused() {
        for (Page bad : List.of(
                new Page(0, 0, null),
                new Page(101, 0, null),
                new Page(1, -1, null),
                new Page(1, 0, "%%%"),
                new Page(1, 0, ""),
                new Page(1, 0, "eyIkZ3QiOiIifQ"))) {
            requireRefusal(RefusalCode.VALIDATION_FAILED, () -> list(0, null, bad));
        }
    }

    @Test
    void aLongListAsksTheDatabaseNoOftenerThanAShortOne() {
        List<String> few = mongo.commandsOf(() -> list(0, null, new Page(2, 0, null)));
        List<String> many = mongo.commandsOf(() -> list(0, null, new Page(MANY - 1, 0, null)));
        List<String> all = mongo.commandsOf(() -> list(0, null, new Page(MANY, 0, null)));
        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(3);
        assertThat(all).as("a list that is shown whole need not be counted").hasSize(many.size() - 1);
    }
}
