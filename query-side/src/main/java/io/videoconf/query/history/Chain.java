package io.videoconf.query.history;

import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.ExplainedField;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.FactRule;
import io.videoconf.api.meeting.state.FactRules;
import io.videoconf.api.meeting.state.FieldValues;
import io.videoconf.api.meeting.state.Ground;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.CauseView;
import io.videoconf.query.kernel.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one chain of facts that made something so, found by going through a meeting's facts from the last to the first:
 * the one that changed the value, the one on which that rests, and so on.
 */
final class Chain {
    private final ParticipantId person;
    private final ExplainedField field;
    private final List<CauseView> links = new ArrayList<>();
    private @Nullable Ground wanted;
    private @Nullable Instant changedBefore;
    private boolean complete;

    Chain(ParticipantId person, ExplainedField field) {
        this.person = person;
        this.field = field;
    }

    /** A fact with what was so before it and after it. */
    record Step(
            Fact<MeetingEvent> fact,
            @Nullable String rule,
            @Nullable Map<String, Object> from,
            @Nullable Map<String, Object> to) {
        boolean changes() {
            return !Objects.equals(from, to);
        }
    }

    Step step(Fact<MeetingEvent> fact, MeetingState before, MeetingState after) {
        UserId actor = OriginMetadata.read(fact.metadata()).actor().id();
        FactRule rule = FactRules.of(fact.event(), before, actor);
        return new Step(
                fact,
                rule == null ? null : rule.sentence(),
                FieldValues.of(before, person, field),
                FieldValues.of(after, person, field));
    }

    /** The next fact, going back. */
    void back(Step step) {
        if (links.isEmpty()) {
            if (step.changes()) {
                add(step);
                complete = step.from() == null && wanted == null;
            }
            return;
        }
        if (changedBefore == null && step.changes()) {
            changedBefore = step.fact().event().at();
        }
        follow(step);
        complete = wanted == null && (changedBefore != null || links.getLast().from() == null);
    }

    /** Nothing that is further back belongs to it. */
    boolean isComplete() {
        return complete;
    }

    /** From the first ground to the effect. */
    List<CauseView> links() {
        return List.copyOf(links.reversed());
    }

    /** When the value before the present one came about; null when there was none. */
    @Nullable
    Instant changedBefore() {
        return changedBefore;
    }

    private void follow(Step step) {
        Ground ground = wanted;
        if (ground == null) {
            return;
        }
        if (ground.isMetBy(step.fact().event())) {
            add(step);
        } else if (ground.isBarredBy(step.fact().event())) {
            wanted = null;
        }
    }

    private void add(Step step) {
        links.add(new CauseView(HistoryDocuments.entry(step.fact(), step.rule()), step.from(), step.to()));
        wanted = Ground.of(step.fact().event());
    }
}
