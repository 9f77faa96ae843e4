package io.videoconf.command.recording.holds;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.PlaceRecordingHold;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingHeld;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.state.Particulars;
import io.videoconf.command.recording.state.RecordingState;
import java.util.Map;
import java.util.TreeMap;

/** Decides that a recording is kept whatever else is asked. Several holds may be on one recording. */
public final class Holding {
    static final Rule A_HOLD_HAS_AN_ID_A_CASE_AND_A_REASON =
            Rule.of("AHoldHasAnIdACaseAndAReason", RefusalCode.VALIDATION_FAILED);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 1_000;

    private Holding() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(Asked<PlaceRecordingHold> asked, RecordingState state) {
        return Gate.forKeeper(asked, state, recording -> place(asked, recording));
    }

    private static Decision<RecordingEvent> place(Asked<PlaceRecordingHold> asked, Particulars recording) {
        PlaceRecordingHold command = asked.command();
        Map<String, String> wrong = wrongFields(command);
        if (!wrong.isEmpty()) {
            return A_HOLD_HAS_AN_ID_A_CASE_AND_A_REASON.refuses(wrong);
        }
        if (recording.holds().contains(command.holdId())) {
            return Decision.alreadySo();
        }
        return Decision.accepted(new RecordingHeld(
                command.recordingId(),
                command.holdId(),
                command.caseId(),
                command.reason(),
                asked.actor().id(),
                asked.at()));
    }

    private static Map<String, String> wrongFields(PlaceRecordingHold command) {
        Map<String, String> wrong = new TreeMap<>();
        check(wrong, "hold_id", command.holdId(), LONGEST_NAME);
        check(wrong, "case_id", command.caseId(), LONGEST_NAME);
        check(wrong, "reason", command.reason(), LONGEST_REASON);
        return wrong;
    }

    private static void check(Map<String, String> wrong, String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            wrong.put(field, "must have between 1 and " + longest + " characters");
        }
    }
}
