package io.videoconf.command.recording.capture;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.LocalCopy;
import io.videoconf.api.recording.commands.ReportLocalCopy;
import io.videoconf.api.recording.events.LocalCopyReported;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.KeptLocally;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Decides whether it is noted where a local recording is. We take the recorder's word for it, and say that we do. */
public final class ReportingACopy {
    static final Rule A_COPY_HAS_A_SIZE_A_DIGEST_AND_A_PLACE =
            Rule.of("ACopyHasASizeADigestAndAPlace", RefusalCode.VALIDATION_FAILED);
    static final Rule ONLY_LOCAL_RECORDINGS_ARE_ELSEWHERE = new Rule(
            "OnlyLocalRecordingsAreElsewhere",
            RefusalCode.INVALID_STATE,
            "Only of a local recording that has stopped is it said where it is.");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_PLACE = 500;

    private ReportingACopy() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(
            Asked<ReportLocalCopy> asked, RecordingState state, Standing standing) {
        return Gate.forOwner(
                asked,
                state,
                standing,
                living -> living instanceof KeptLocally
                        ? report(asked)
                        : ONLY_LOCAL_RECORDINGS_ARE_ELSEWHERE.refuses(living));
    }

    private static Decision<RecordingEvent> report(Asked<ReportLocalCopy> asked) {
        LocalCopy copy = asked.command().copy();
        Map<String, String> wrong = new TreeMap<>();
        if (copy.size() < 1) {
            wrong.put("size", "must be at least 1 byte");
        }
        if (!SHA256.matcher(copy.sha256()).matches()) {
            wrong.put("sha256", "must be 64 lower-case hex digits");
        }
        if (copy.place().isBlank() || copy.place().length() > LONGEST_PLACE) {
            wrong.put("place", "must have between 1 and " + LONGEST_PLACE + " characters");
        }
        return wrong.isEmpty()
                ? Decision.accepted(new LocalCopyReported(
                        asked.command().recordingId(),
                        asked.actor().id(),
                        copy.size(),
                        copy.sha256(),
                        copy.place(),
                        asked.at()))
                : A_COPY_HAS_A_SIZE_A_DIGEST_AND_A_PLACE.refuses(wrong);
    }
}
