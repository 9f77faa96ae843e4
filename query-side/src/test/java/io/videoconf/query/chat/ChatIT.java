package io.videoconf.query.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.queries.ListChat;
import io.videoconf.api.meeting.queries.ListChats;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.state.MeetingAccess;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingChat;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import io.videoconf.query.testing.RandomHistory;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The chat is what the log shows of it. */
class ChatIT {
    private static final int MEETINGS = 6;
    private static final int LENGTH = 200;
    private final long seed = System.nanoTime();

    @Test
    void everybodySeesTheMessagesThatTheLogShowsThem() {
        System.out.println("seed " + seed);
        try (MongoWire mongo = new MongoWire();
                QuerySideUnderTest side = new QuerySideUnderTest(mongo, new EventsInMemory())) {
            for (int number = 0; number < MEETINGS; number++) {
                side.publish(Cast.meeting(number).value(), log(number));
            }
            side.settle();
            int compared = 0;
            for (int number = 0; number < MEETINGS; number++) {
                for (int person = 0; person < RandomHistory.PEOPLE; person++) {
                    if (MeetingAccess.mayRead(MeetingFold.replay(log(number)), Cast.viewer(person), null)) {
                        requireSame(side, number, person);
                        compared++;
                    }
                }
            }
            assertThat(compared).isGreaterThan(MEETINGS);
            int together = 0;
            for (int person = 0; person < RandomHistory.PEOPLE; person++) {
                together += requireSameTogether(side, Cast.viewer(person));
            }
            assertThat(together).isEqualTo(compared);
            assertThat(requireSameTogether(side, Actor.SYSTEM)).isEqualTo(MEETINGS);
        }
    }

    private List<MeetingEvent> log(int number) {
        return new RandomHistory(seed + number, new Facts(Cast.meeting(number))).facts(LENGTH, false);
    }

    private static void requireSame(QuerySideUnderTest side, int number, int person) {
        LogPage page = side.ask(new ReadLog(Cast.meeting(number), Cast.viewer(person), 0, 1000), LogPage.class);
        List<Long> expected = page.entries().stream()
                .filter(entry -> entry.event() instanceof ChatMessageSent)
                .map(LogEntry::sequence)
                .toList();
        Listing<ChatMessageView> chat = chat(side, number, person, null, 100);
        assertThat(chat.rows()).extracting(ChatMessageView::sequence).isEqualTo(expected);
        assertThat(chat.totalCount()).isEqualTo(expected.size());
        for (long then = 1; then <= LENGTH; then += 7) {
            requireSameThen(side, number, person, then, expected);
        }
    }

    /** All chats asked for at once are those that are asked for one by one, whatever the viewer is in each of the meetings. */
    private static int requireSameTogether(QuerySideUnderTest side, Actor viewer) {
        List<MeetingId> all =
                IntStream.range(0, MEETINGS).mapToObj(Cast::meeting).toList();
        Page page = new Page(100, 0, null);
        @SuppressWarnings("unchecked") // the query is answered by chats
        Listing<MeetingChat> together = side.ask(new ListChats(all, Long.MAX_VALUE, viewer, page), Listing.class);
        for (MeetingChat chat : together.rows()) {
            @SuppressWarnings("unchecked") // the query is answered by messages
            Listing<ChatMessageView> alone =
                    side.ask(new ListChat(chat.meetingId(), null, viewer, page), Listing.class);
            assertThat(chat.messages()).isEqualTo(alone.rows());
        }
        return together.rows().size();
    }

    /** So few rows that they do not tell how many there are. */
    private static void requireSameThen(
            QuerySideUnderTest side, int number, int person, long then, List<Long> expected) {
        Listing<ChatMessageView> chat = chat(side, number, person, new AtSequence(then), 1);
        List<Long> said = expected.stream().filter(sequence -> sequence <= then).toList();
        assertThat(chat.totalCount()).as("as of %d", then).isEqualTo(said.size());
        assertThat(chat.rows())
                .extracting(ChatMessageView::sequence)
                .isEqualTo(said.stream().limit(1).toList());
    }

    @SuppressWarnings("unchecked") // the query is answered by messages
    private static Listing<ChatMessageView> chat(
            QuerySideUnderTest side, int number, int person, @Nullable AsOf then, int rows) {
        return side.ask(
                new ListChat(Cast.meeting(number), then, Cast.viewer(person), new Page(rows, 0, null)), Listing.class);
    }
}
