package io.videoconf.query.legacy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.legacy.LegacyKind;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingImported;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.query.kernel.Batch;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.View;
import io.videoconf.query.kernel.ViewCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Gives each account, meeting and recording its number in its tenant. It reads all events in the order in which they are
 * stored, on one thread: that order is the same whenever it is read, and so are the numbers.
 */
@Component
@ConditionalOnProperty("videoconf.projections.legacy-numbers")
final class LegacyNumbers implements View<Object> {
    private record Last(int chunk, List<String> ids) {}

    /** The chunks that a batch has come to. */
    private static final class Ends extends HashMap<String, Last> {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public String name() {
        return LegacyDocuments.VIEW;
    }

    @Override
    public int generation() {
        return 1;
    }

    @Override
    public StreamKind follows() {
        return StreamKind.ACCOUNT;
    }

    @Override
    public Set<StreamKind> followsAll() {
        return Set.of(StreamKind.ACCOUNT, StreamKind.MEETING, StreamKind.RECORDING);
    }

    @Override
    public Class<Object> facts() {
        return Object.class;
    }

    @Override
    public boolean takes(Class<?> type) {
        return AccountEvent.class.isAssignableFrom(type)
                || MeetingEvent.class.isAssignableFrom(type)
                || RecordingEvent.class.isAssignableFrom(type);
    }

    @Override
    public boolean inTheOrderOfAll() {
        return true;
    }

    @Override
    public List<Bson> indexes() {
        return List.of(Indexes.ascending(LegacyDocuments.OF, LegacyDocuments.NUMBER));
    }

    @Override
    public void project(Fact<Object> fact, Batch batch) {
        switch (fact.event()) {
            case UserRegistered it -> number(LegacyKind.USER, it.tenantId(), fact, batch);
            case MeetingScheduled it -> number(LegacyKind.MEETING, it.tenantId(), fact, batch);
            case RecordingOpened it -> number(LegacyKind.RECORDING, it.tenantId(), fact, batch);
            case RecordingImported it -> {
                long number = number(LegacyKind.RECORDING, it.tenantId(), fact, batch);
                String id = LegacyDocuments.source(it.tenantId(), LegacyDocuments.digest(it.url()));
                batch.put(id, number, () -> new Document(LegacyDocuments.RECORDING, fact.stream()));
            }
            default -> {
                // Nothing else begins a life; the events are of three roots, which no switch can see together.
            }
        }
    }

    private long number(LegacyKind kind, TenantId tenant, Fact<Object> fact, Batch batch) {
        String of = LegacyDocuments.of(kind, tenant);
        Ends last = batch.notes(Ends.class, Ends::new);
        ViewCollection collection = batch.written();
        Last end = last.computeIfAbsent(of, it -> stored(collection, it));
        int known = end.ids().indexOf(fact.stream());
        if (known >= 0) {
            return place(end.chunk(), known);
        }
        Document earlier =
                collection.findFirst(and(eq(LegacyDocuments.OF, of), eq(LegacyDocuments.IDS, fact.stream())));
        if (earlier != null) {
            int chunk = earlier.getInteger(LegacyDocuments.NUMBER);
            return place(
                    chunk, earlier.getList(LegacyDocuments.IDS, String.class).indexOf(fact.stream()));
        }
        Last now = end.ids().size() < LegacyDocuments.CHUNK ? end : new Last(end.chunk() + 1, new ArrayList<>());
        now.ids().add(fact.stream());
        last.put(of, now);
        long number = place(now.chunk(), now.ids().size() - 1);
        List<String> ids = now.ids();
        batch.put(
                LegacyDocuments.id(of, now.chunk()),
                number,
                () -> LegacyDocuments.chunk(of, now.chunk(), List.copyOf(ids)));
        return number;
    }

    private static long place(int chunk, int index) {
        return (long) chunk * LegacyDocuments.CHUNK + index + 1;
    }

    /** The first chunk that is not full: a crash may have left one so that others came after. */
    private static Last stored(ViewCollection collection, String of) {
        Document open = collection.findFirst(and(eq(LegacyDocuments.OF, of), eq(LegacyDocuments.FULL, false)));
        return open == null
                ? new Last(Math.toIntExact(collection.count(eq(LegacyDocuments.OF, of))), new ArrayList<>())
                : new Last(
                        open.getInteger(LegacyDocuments.NUMBER),
                        new ArrayList<>(open.getList(LegacyDocuments.IDS, String.class)));
    }
}
