package io.videoconf.command.recording.rule;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.state.RecordingState.Living;
import java.util.Locale;
import java.util.Map;

/**
 * A rule of recordings that can say no.
 *
 * @param sentence what it demands, as the history names it
 * @param code what clients are told
 * @param message what a person is told
 */
public record Rule(String sentence, RefusalCode code, String message) {

    /** A rule that says no in the code's own words. */
    public static Rule of(String sentence, RefusalCode code) {
        return new Rule(sentence, code, code.message());
    }

    /** The rule's no. */
    public Refusal refusal() {
        return new Refusal(code, message, sentence, Map.of());
    }

    /** The rule's no, as a decision. */
    public Decision<RecordingEvent> refuses() {
        return Decision.refused(refusal());
    }

    /** The rule's no, which says how far the recording is. */
    public Decision<RecordingEvent> refuses(Living recording) {
        return Decision.refused(
                refusal().with("status", recording.status().name().toLowerCase(Locale.ROOT)));
    }

    /** The rule's no to fields of the request, by their names on the wire. */
    public Decision<RecordingEvent> refuses(Map<String, String> fields) {
        return Decision.refused(refusal().with("fields", fields));
    }
}
