package io.videoconf.command.recording.upload;

import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.commands.RequestPartUpload;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.Parts;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.AwaitingParts;
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Failed;
import io.videoconf.command.recording.state.RecordingState.KeptLocally;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.Processing;
import io.videoconf.command.recording.state.RecordingState.Referenced;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Decides whether a place for a part is given out: while the meeting is recorded and after, until the upload is
 * complete. The same part again changes nothing and gets a fresh link; another one of the same number replaces it.
 */
public final class RequestingAPart {
    /** The bounds of S3 itself: more parts, or larger ones, could not be put together by any store. */
    private static final int MOST_PARTS = 10_000;

    private static final long MOST_BYTES = 5L * 1024 * 1024 * 1024;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private RequestingAPart() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(
            Asked<RequestPartUpload> asked, RecordingState state, Standing standing) {
        return Gate.forOwner(asked, state, standing, living -> inState(asked, living));
    }

    private static Decision<RecordingEvent> inState(Asked<RequestPartUpload> asked, Living recording) {
        return switch (recording) {
            case Capturing it ->
                switch (it.particulars().mode()) {
                    case RecordingMode.CLOUD -> among(asked, it.parts());
                    case RecordingMode.LOCAL -> UploadRules.LOCAL_RECORDINGS_HAVE_NO_BYTES.refuses(it);
                };
            case AwaitingParts it -> among(asked, it.parts());
            case KeptLocally it -> UploadRules.LOCAL_RECORDINGS_HAVE_NO_BYTES.refuses(it);
            case Referenced it -> UploadRules.MEDIA_ELSEWHERE_ARE_NOT_UPLOADED.refuses(it);
            case Processing it -> UploadRules.PARTS_ARRIVE_UNTIL_THE_UPLOAD_IS_COMPLETE.refuses(it);
            case Completed it -> UploadRules.PARTS_ARRIVE_UNTIL_THE_UPLOAD_IS_COMPLETE.refuses(it);
            case Failed it -> UploadRules.PARTS_ARRIVE_UNTIL_THE_UPLOAD_IS_COMPLETE.refuses(it);
        };
    }

    private static Decision<RecordingEvent> among(Asked<RequestPartUpload> asked, List<Part> known) {
        Part part = asked.command().part();
        Map<String, String> wrong = wrongFields(part);
        if (!wrong.isEmpty()) {
            return UploadRules.A_PART_HAS_A_NUMBER_A_SIZE_AND_A_DIGEST.refuses(wrong);
        }
        if (Parts.hold(known, part)) {
            return Decision.alreadySo();
        }
        return Decision.accepted(new PartUploadRequested(asked.command().recordingId(), part, asked.at()));
    }

    private static Map<String, String> wrongFields(Part part) {
        Map<String, String> wrong = new TreeMap<>();
        if (part.number() < 1 || part.number() > MOST_PARTS) {
            wrong.put("part_number", "must be between 1 and " + MOST_PARTS);
        }
        if (part.size() < 1 || part.size() > MOST_BYTES) {
            wrong.put("size", "must be between 1 and " + MOST_BYTES + " bytes");
        }
        if (!SHA256.matcher(part.sha256()).matches()) {
            wrong.put("sha256", "must be the SHA-256 of the part as 64 lower-case hexadecimal digits");
        }
        return wrong;
    }
}
