package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.SignalingRefused;
import io.videoconf.demo.StoryBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** A meeting that goes on over every crash: residents who come back and miss nothing, and talkers who come and go. */
final class LiveMeeting {
    private final String meetingId;
    private final List<Person> residents = new ArrayList<>();
    private final List<Person> talkers = new ArrayList<>();
    private List<Seat> seats = new ArrayList<>();
    private List<Long> lastSeen = new ArrayList<>();
    private int words;

    LiveMeeting(RestClient rest, int residentCount, int talkerCount) {
        for (int i = 0; i < residentCount; i++) {
            residents.add(Person.register(rest, "Resident " + i));
        }
        for (int i = 0; i < talkerCount; i++) {
            talkers.add(Person.register(rest, "Talker " + i));
        }
        meetingId = Meetings.instant(residents.getFirst(), "A meeting that goes on");
        residents.forEach(resident -> seats.add(Seat.take(resident, meetingId)));
    }

    String id() {
        return meetingId;
    }

    Person host() {
        return residents.getFirst();
    }

    int talkers() {
        return talkers.size();
    }

    /** Joins, talks and leaves, again and again, until the connection breaks. */
    void talk(int talker, RestClient rest, Ledger ledger) {
        Person who = talkers.get(talker).at(rest);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try (Seat seat = Seat.take(who, meetingId)) {
                    for (int i = 0; i < 5; i++) {
                        String said = who.name() + " says " + next();
                        seat.says(said, null);
                        ledger.acknowledgeChat(said);
                    }
                    seat.does("leave_meeting");
                }
            }
        } catch (SignalingRefused | StoryBroken e) {
            // The server is gone, which is the point. A wrong answer would have another message.
            if (String.valueOf(e.getMessage()).contains("was not accepted")) {
                ledger.wrong(String.valueOf(e.getMessage()));
            }
        }
    }

    private synchronized int next() {
        return ++words;
    }

    /** The server was killed: remembers what each resident saw last. */
    void lost() {
        lastSeen = seats.stream()
                .map(seat -> seat.socket().received().stream()
                        .mapToLong(Received::sequence)
                        .max()
                        .orElse(0))
                .toList();
        seats.forEach(Seat::close);
    }

    /** Before anybody came back: nobody who was there is forgotten. */
    void assertStillLive(RestClient rest) {
        JsonNode meeting =
                host().at(rest).rest().get("/meetings/" + meetingId).expect(200).body();
        assertThat(meeting.path("status").asString()).isEqualTo("active");
        assertThat(meeting.path("host_user_id").asString()).isEqualTo(host().userId());
        for (Seat seat : seats) {
            JsonNode shown = Meetings.participant(meeting, seat.participantId());
            assertThat(shown.path("status").asString("missing"))
                    .as("%s after the crash", seat.who())
                    .isIn("joined", "disconnected");
            assertThat(shown.path("role").asString())
                    .isEqualTo(seat.who().userId().equals(host().userId()) ? "host" : "participant");
        }
    }

    /** Everybody comes back, is who they were, and gets exactly what they missed. */
    void comeBack(RestClient rest) {
        List<Seat> back = new ArrayList<>();
        for (int i = 0; i < residents.size(); i++) {
            Seat seat = Seat.resume(residents.get(i).at(rest), meetingId, lastSeen.get(i));
            back.add(seat);
            assertThat(seat.participantId()).isEqualTo(seats.get(i).participantId());
        }
        String all = "Everybody is back, says " + next();
        back.getFirst().says(all, null);
        for (int i = 0; i < back.size(); i++) {
            long now = back.get(i).reads(all).sequence();
            assertThat(back.get(i).facts().stream().map(Received::sequence).filter(number -> number <= now))
                    .as("facts that %s missed and got", residents.get(i))
                    .containsExactlyElementsOf(LongStream.rangeClosed(lastSeen.get(i) + 1, now)
                            .boxed()
                            .toList());
        }
        seats = back;
    }

    /** What the residents were sent is what is kept: nobody was told of a fact that the crash undid. */
    void assertNothingSeenWasUndone(RestClient rest, List<Seat> before) {
        MeetingLog log = MeetingLog.of(host().at(rest).rest(), meetingId).assertGapFree();
        for (Seat seat : before) {
            for (Received fact : seat.facts()) {
                assertThat(log.at(fact.sequence())
                                .map(kept -> kept.path("event_id"))
                                .orElse(Json.read("")))
                        .as("what %s saw as #%d", seat.who(), fact.sequence())
                        .isEqualTo(fact.body().path("event_id"));
            }
        }
    }

    List<Seat> seats() {
        return seats;
    }
}
