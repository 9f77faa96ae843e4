package io.videoconf.command.compliance.desk;

import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.commands.EnforceRetention;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.recording.events.RecordingImported;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.command.compliance.retention.Precedence;
import io.videoconf.command.compliance.retention.Retained;
import io.videoconf.command.platform.ScheduledCommands;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Sets the deadlines of what is kept for a time. A deadline that a later word has made wrong is left: what is asked then finds
 * out for itself that there is nothing to end.
 */
@Component
public final class RetentionClock {
    private final RetentionRows rows;
    private final FirstFacts facts;
    private final ScheduledCommands scheduled;

    RetentionClock(RetentionRows rows, FirstFacts facts, ScheduledCommands scheduled) {
        this.rows = rows;
        this.facts = facts;
        this.scheduled = scheduled;
    }

    /** A meeting is over for good. */
    public void meetingOver(MeetingId meeting, Instant at) {
        if (facts.first(meeting.value()) instanceof MeetingScheduled it) {
            for (RetentionClass kind : List.of(RetentionClass.CHAT, RetentionClass.PERSONAL_DATA)) {
                begin(new Retained(kind, meeting.value(), it.tenantId(), it.ownerId(), meeting, at));
            }
        }
    }

    /** A recording has stopped, or was imported. */
    public void recorded(RecordingId recording, Instant at) {
        switch (facts.first(recording.value())) {
            case RecordingOpened it ->
                begin(new Retained(
                        RetentionClass.RECORDINGS, recording.value(), it.tenantId(), it.ownerId(), it.meetingId(), at));
            case RecordingImported it ->
                begin(new Retained(
                        RetentionClass.RECORDINGS, recording.value(), it.tenantId(), it.ownerId(), it.meetingId(), at));
            case null, default -> {
                // What a later version has stored is not ours to end.
            }
        }
    }

    /** A recording's bytes are gone, by whatever way. */
    public void disposed(RecordingId recording) {
        rows.gone(RetentionClass.RECORDINGS, recording.value());
    }

    /** Whether a rule has ended this recording. */
    public boolean isEnded(RecordingId recording) {
        return rows.isEnded(RetentionClass.RECORDINGS, recording.value());
    }

    /** Somebody has said something else about keeping: all that it is about is due anew. */
    public void changed(RetentionPolicyChanged policy) {
        rows.affected(policy, this::set);
    }

    /** What holds alone keep; to be asked again when one is lifted. */
    public List<EnforceRetention> deferred() {
        return rows.deferred().stream()
                .map(it -> new EnforceRetention(it.kind(), it.streamId()))
                .toList();
    }

    private void begin(Retained it) {
        rows.add(it);
        set(it);
    }

    private void set(Retained it) {
        Instant due = it.dueAt(Precedence.of(it.kind(), rows.policies(it)));
        if (due != null) {
            scheduled.at("retention", due, new EnforceRetention(it.kind(), it.streamId()));
        }
    }
}
