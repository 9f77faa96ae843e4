package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Person;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Looks at a meeting while it lasts and remembers what it was at which sequence, to compare it with the past later. */
final class Witness {
    private final Person who;
    private final String meetingId;
    private final SortedMap<Long, JsonNode> seen = new TreeMap<>();

    Witness(Person who, String meetingId) {
        this.who = who;
        this.meetingId = meetingId;
    }

    /** Reads the meeting now. */
    JsonNode look() {
        Answer answer = who.rest().get("/meetings/" + meetingId).expect(200);
        long sequence = answer.body().path("sequence").asLong();
        assertThat(answer.header("ETag")).as("ETag of %s", answer).isEqualTo("\"" + sequence + "\"");
        JsonNode before = seen.put(sequence, answer.body());
        assertThat(before == null || before.equals(answer.body()))
                .as("two answers at the same sequence differ: %s and %s", before, answer.body())
                .isTrue();
        return answer.body();
    }

    /** A write that answers with the whole meeting: the next read shows exactly that. */
    JsonNode wrote(Answer write) {
        write.expect(200);
        JsonNode now = look();
        assertThat(now).as("what a read shows after %s", write).isEqualTo(write.body());
        assertThat(write.header("ETag")).isEqualTo("\"" + now.path("sequence").asLong() + "\"");
        return now;
    }

    JsonNode past(long sequence) {
        return who.rest()
                .get("/meetings/" + meetingId + "?as_of_sequence=" + sequence)
                .expect(200)
                .body();
    }

    SortedMap<Long, JsonNode> seen() {
        return seen;
    }
}
