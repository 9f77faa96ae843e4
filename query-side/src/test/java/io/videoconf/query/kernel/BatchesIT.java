package io.videoconf.query.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.queries.FindUsers;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.queries.FindMeetings;
import io.videoconf.api.meeting.queries.ListChats;
import io.videoconf.api.meeting.queries.ListMeetingsInFull;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.MeetingChat;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.api.recording.queries.ListRecordings;
import io.videoconf.api.recording.queries.ListRecordingsOfMeetings;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked of many things at once costs the store as many commands as of one. */
class BatchesIT {
    private static final int MANY = 100;
    private static final List<MeetingId> ALL =
            IntStream.range(0, MANY).mapToObj(Cast::meeting).toList();

    private static MongoWire mongo;
    private static QuerySideUnderTest side;

    @BeforeAll
    static void start() {
        mongo = new MongoWire();
        side = new QuerySideUnderTest(mongo, new EventsInMemory());
        side.publish(Cast.user(0).value(), Facts.registered(0));
        side.publish(Cast.user(1).value(), Facts.registered(1));
        for (int number = 0; number < MANY; number++) {
            Facts facts = new Facts(Cast.meeting(number));
            side.publish(Cast.meeting(number).value(), facts.running());
            side.publish(
                    Cast.meeting(number).value(), said(facts, "first"), said(facts, "second"), said(facts, "third"));
            RecordingId recording = RecordingId.fresh();
            side.publish(
                    recording.value(),
                    new RecordingOpened(
                            recording,
                            Cast.meeting(number),
                            Cast.TENANT,
                            Cast.user(0),
                            "Weekly",
                            RecordingMode.CLOUD,
                            true,
                            Facts.BEGIN,
                            Facts.BEGIN));
        }
        side.settle();
        side.requireNothingParked();
    }

    private static ChatMessageSent said(Facts facts, String content) {
        return new ChatMessageSent(
                facts.meeting(),
                MessageId.fresh(),
                Cast.participant(0),
                "Person 0",
                ChatMessageType.TEXT,
                content,
                null,
                null,
                facts.tick());
    }

    @AfterAll
    static void stop() {
        side.close();
        mongo.close();
    }

    @SuppressWarnings("unchecked") // the query is answered by a listing
    private static <T> List<T> ask(Object query) {
        return ((Listing<T>) side.ask(query, Listing.class)).rows();
    }

    private static void assertAsManyCommands(int most, IntFunction<Object> query) {
        int one = mongo.commandsOf(() -> ask(query.apply(1))).size();
        int many = mongo.commandsOf(() -> ask(query.apply(MANY))).size();
        assertThat(many).isLessThanOrEqualTo(Math.max(one, 1)).isLessThanOrEqualTo(most);
    }

    @Test
    void aDashboardCostsTheSameForOneMeetingAndForMany() {
        assertAsManyCommands(3, count -> new ListMeetingsInFull(Cast.viewer(0), null, new Page(count, 0, null)));
        assertAsManyCommands(
                2, count -> new ListRecordings(Cast.viewer(0), Cast.email(0), null, new Page(count, 0, null)));
        assertThat(BatchesIT.<MeetingView>ask(new ListMeetingsInFull(Cast.viewer(0), null, new Page(100, 0, null))))
                .hasSize(MANY)
                .allSatisfy(view -> assertThat(view.participants()).isNotEmpty());
    }

    @Test
    void whatHangsOnMeetingsIsFoundInOneGo() {
        assertAsManyCommands(2, count -> new FindMeetings(ALL.subList(0, count), Cast.viewer(0)));
        assertAsManyCommands(2, count -> new FindUsers(List.of(Cast.user(0), Cast.user(1))));
        assertAsManyCommands(
                2, count -> new ListRecordingsOfMeetings(ALL.subList(0, count), Cast.viewer(0), Cast.email(0)));
        assertAsManyCommands(
                2, count -> new ListChats(ALL.subList(0, count), Long.MAX_VALUE, Cast.viewer(0), new Page(2, 0, null)));
    }

    @Test
    void eachChatHasItsOwnStretch() {
        List<MeetingChat> chats = ask(new ListChats(ALL, Long.MAX_VALUE, Cast.viewer(0), new Page(2, 1, null)));
        assertThat(chats)
                .hasSize(MANY)
                .allSatisfy(chat -> assertThat(chat.messages())
                        .extracting(ChatMessageView::content)
                        .containsExactly("second", "third"));
        long upTo = chats.getFirst().messages().getFirst().sequence();
        List<MeetingChat> then = ask(new ListChats(ALL.subList(0, 2), upTo, Cast.viewer(0), new Page(20, 0, null)));
        assertThat(then).allSatisfy(chat -> assertThat(chat.messages()).hasSize(2));
    }

    @Test
    void whoMayNotKnowOfAMeetingFindsNothingOfIt() {
        assertThat(BatchesIT.<MeetingView>ask(new FindMeetings(ALL, Cast.viewer(1))))
                .isEmpty();
        assertThat(BatchesIT.<MeetingChat>ask(
                        new ListChats(ALL, Long.MAX_VALUE, Cast.viewer(1), new Page(20, 0, null))))
                .isEmpty();
        assertThat(BatchesIT.<RecordingView>ask(new ListRecordingsOfMeetings(ALL, Cast.viewer(1), Cast.email(1))))
                .isEmpty();
        assertThat(BatchesIT.<RecordingView>ask(new ListRecordingsOfMeetings(ALL, Cast.viewer(0), Cast.email(0))))
                .hasSize(MANY);
    }
}
