package io.videoconf.acceptance;

import io.videoconf.acceptance.Gates.Gate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The steps of a recording's bytes: facts of it, and what its recorder and the worker do in between. */
enum RecordingStep {
    STARTED("recording_opened", _ -> {}),
    /** Pausing and going on are facts of the meeting. */
    PAUSED("recording_opened", it -> it.pauses()),
    RESUMED("recording_opened", it -> it.pauses().resumes()),
    FIRST_PART_WHILE_RECORDED("part_upload_requested", it -> it.sends(1)),
    STOPPED("capture_closed", it -> it.stops()),
    PLACE_GIVEN("part_upload_requested", it -> it.stops().asksForAPlace()),
    FIRST_PART_PUT("part_upload_requested", it -> it.stops().sends(1)),
    ALL_PARTS_PUT("part_upload_requested", it -> it.uploads()),
    FOUND_WANTING(
            "upload_found_wanting",
            it -> it.uploads().liesAboutThePart().asksForCompletion().awaits("upload_found_wanting")),
    /** As soon as it is answered: the worker has begun to read, or not. */
    COMPLETION_ASKED(null, it -> it.uploads().asksForCompletion()),
    /** As soon as it is in the store: that it was read back, too, is a fact some milliseconds later. */
    WHOLE_PUT_TOGETHER(null, it -> it.uploads().asksForCompletion().awaitsObject("media")),
    WHOLE_READ_BACK("upload_completed", it -> it.worksUpTo(Gate.PROBE)),
    PARTS_DISCARDED("upload_completed", it -> it.worksUpTo(Gate.PROBE).awaitsNoParts()),
    PROBED("upload_completed", it -> it.worksUpTo(Gate.INDEX)),
    INDEX_KEPT("upload_completed", it -> it.worksUpTo(Gate.PICTURE).awaitsObject("seekable")),
    /** As soon as it is in the store, like the whole. */
    PICTURE_KEPT(null, it -> it.uploads().asksForCompletion().awaitsObject("thumbnail")),
    DELAYED("processing_delayed", it -> it.worksUpTo(Gate.INDEX).losesTheStore().awaits("processing_delayed")),
    /** With it comes when it is disposed of. */
    DELETED_WHILE_WORKED_ON("disposal_due", it -> it.worksUpTo(Gate.PROBE).deletes()),
    PROCESSED("recording_processed", it -> it.completes()),
    DOWNLOADED("recording_downloaded", it -> it.completes().downloads()),
    SHARED("recording_shared", it -> it.completes().shares()),
    IN_THE_BIN("disposal_due", it -> it.completes().deletes()),
    RESTORED("recording_restored", it -> it.completes().deletes().restores());

    /** In these somebody works on the recording, or stands before a gate with it. */
    private static final Set<RecordingStep> WORKED_ON = EnumSet.range(COMPLETION_ASKED, DELETED_WHILE_WORKED_ON);

    private final @Nullable String fact;
    private final Consumer<Recorder> way;

    RecordingStep(@Nullable String fact, Consumer<Recorder> way) {
        this.fact = fact;
        this.way = way;
    }

    /**
     * The steps that one kill each falls on, in the order in which recordings are to be brought there: every step once. What is
     * worked on is killed in the moment that it comes there, and is last and by itself; before it stand some of those that nothing
     * happens to any more, for which it is the same when it comes.
     */
    static List<List<RecordingStep>> kills() {
        List<RecordingStep> still = List.copyOf(EnumSet.complementOf(EnumSet.copyOf(WORKED_ON)));
        List<RecordingStep> last = List.copyOf(WORKED_ON);
        List<List<RecordingStep>> kills = new ArrayList<>();
        for (int kill = 0; kill < last.size(); kill++) {
            List<RecordingStep> steps = new ArrayList<>();
            for (int each = kill; each < still.size(); each += last.size()) {
                steps.add(still.get(each));
            }
            steps.add(last.get(kill));
            kills.add(List.copyOf(steps));
        }
        return kills;
    }

    /** The recording's last fact by then; null where nothing stands still to be looked at. */
    @Nullable
    String fact() {
        return fact;
    }

    /** Brings a recording that was begun to this step. */
    void reach(Recorder recorder) {
        way.accept(recorder);
    }
}
