package io.videoconf.query.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.compliance.events.PersonalDataErased;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.UserId;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;

/** What was made of a stream in which somebody was erased is made anew from its events, and nothing else is. */
class RemakingIT {
    private static final List<String> OF_MEETINGS = List.of("meeting", "history", "attendance");

    @Test
    void documentsOfTheStreamAreMadeAnewInEveryViewThatFollowsIt() {
        remakes();
    }

    @Test
    void alsoWhereDocumentsGiveWayToNewerOnesOnly() {
        remakes(Nothing.class);
    }

    private static void remakes(Class<?>... more) {
        try (MongoWire mongo = new MongoWire();
                QuerySideUnderTest side = new QuerySideUnderTest(mongo, new EventsInMemory(), more)) {
            for (int meeting = 0; meeting < 2; meeting++) {
                Facts facts = new Facts(Cast.meeting(meeting));
                side.publish(Cast.meeting(meeting).value(), facts.running());
                side.publish(Cast.meeting(meeting).value(), facts.admitted(1), facts.joined(1));
            }
            side.settle();
            Map<String, String> before = side.digests();
            OF_MEETINGS.forEach(view -> spoil(mongo, view));
            ErasureId erasure = ErasureId.of(UserId.fresh());

            for (int meeting = 0; meeting < 2; meeting++) {
                side.publish(
                        erasure.value(),
                        new PersonalDataErased(
                                erasure,
                                StreamKind.MEETING,
                                Cast.meeting(meeting).value(),
                                List.of(UUID.randomUUID().toString()),
                                Facts.BEGIN));
            }
            side.settle();

            assertThat(side.digests()).isEqualTo(before);
            side.requireNothingParked();
        }
    }

    /** As if the projector had known more when it wrote them. */
    private static void spoil(MongoWire mongo, String view) {
        var documents = mongo.template().getCollection("view_" + view);
        for (Document document : documents.find().into(new java.util.ArrayList<>())) {
            if (!"~view".equals(document.getString("_id"))) {
                documents.replaceOne(
                        new Document("_id", document.getString("_id")), document.append("name", "Ada Lovelace"));
            }
        }
    }

    @Configuration
    static class Nothing {}
}
