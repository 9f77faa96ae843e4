package io.videoconf.query.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.meeting.state.Span;
import io.videoconf.query.testing.Cast;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is looked for, whatever is seen. */
class SightTest {
    private static final String MEETING = Cast.meeting(0).value();

    /** Otherwise no index would find it, and all chats of all meetings would be gone through. */
    @Test
    void theMeetingIsNamedAlsoWhereNothingIsSeen() {
        assertNamed(Sight.of(Cast.meeting(0), null, Cast.viewer(1)));
        assertNamed(new Sight(MEETING, false, List.of(new Span(3, 9L)), null, 1));
        assertNamed(new Sight(MEETING, true, List.of(), null, 0));
    }

    private static void assertNamed(Sight sight) {
        assertThat(sight.messages(Long.MAX_VALUE).toBsonDocument().toJson())
                .startsWith("{\"$and\": [")
                .contains("{\"meeting\": \"" + MEETING + "\"}");
    }
}
