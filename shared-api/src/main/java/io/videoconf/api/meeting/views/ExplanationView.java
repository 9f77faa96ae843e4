package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ExplainedField;
import java.util.List;
import java.util.Map;

/**
 * Why something is so with a participant.
 *
 * @param sequence the fact up to which it was looked
 * @param value what is so
 * @param chain the facts that made it so: each rests on the one before it, and the last one had the effect
 * @param refused commands that would have changed it and were not carried out, since it was as it was before
 */
public record ExplanationView(
        MeetingId meetingId,
        ParticipantId participantId,
        ExplainedField field,
        long sequence,
        Map<String, Object> value,
        List<CauseView> chain,
        List<HistoryEntry> refused) {

    public ExplanationView {
        chain = List.copyOf(chain);
        refused = List.copyOf(refused);
    }
}
