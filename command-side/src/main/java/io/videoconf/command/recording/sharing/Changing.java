package io.videoconf.command.recording.sharing;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.ChangeRecording;
import io.videoconf.api.recording.events.RecordingChanged;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingUnshared;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.Particulars;
import io.videoconf.command.recording.state.RecordingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides changes of title and privacy. Making a recording private takes its shares back, as a fact: opened again, it
 * is seen by those with whom it is shared from then on, and not by those of whom nobody thinks any more.
 */
public final class Changing {
    static final Rule A_TITLE_HAS_1_TO_200_CHARACTERS =
            Rule.of("ATitleHas1To200Characters", RefusalCode.VALIDATION_FAILED);

    private static final int LONGEST_TITLE = 200;

    private Changing() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(
            Asked<ChangeRecording> asked, RecordingState state, Standing standing) {
        return Gate.forHosts(asked, state, standing, living -> change(asked, living.particulars()));
    }

    private static Decision<RecordingEvent> change(Asked<ChangeRecording> asked, Particulars known) {
        ChangeRecording command = asked.command();
        String newTitle = command.title();
        String title = newTitle == null ? known.title() : newTitle.strip();
        boolean isPrivate = Objects.requireNonNullElse(command.isPrivate(), known.isPrivate());
        if (newTitle != null && (title.isEmpty() || title.codePointCount(0, title.length()) > LONGEST_TITLE)) {
            return A_TITLE_HAS_1_TO_200_CHARACTERS.refuses(
                    Map.of("title", "must have between 1 and " + LONGEST_TITLE + " characters"));
        }
        if (title.equals(known.title()) && isPrivate == known.isPrivate()) {
            return Decision.alreadySo();
        }
        List<RecordingEvent> events = new ArrayList<>();
        if (isPrivate && !known.sharedWith().isEmpty()) {
            events.add(new RecordingUnshared(command.recordingId(), known.sharedWith(), asked.at()));
        }
        events.add(new RecordingChanged(command.recordingId(), title, isPrivate, asked.at()));
        return Decision.accepted(events);
    }
}
