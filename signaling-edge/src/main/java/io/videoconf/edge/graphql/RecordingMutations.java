package io.videoconf.edge.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.PauseRecording;
import io.videoconf.api.meeting.commands.ResumeRecording;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.StopRecording;
import io.videoconf.api.recording.commands.ChangeRecording;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.api.recording.commands.ShareRecording;
import io.videoconf.api.recording.commands.UnshareRecording;
import io.videoconf.edge.graphql.Shown.ARecording;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What is done to recordings. Each answers the recording. */
@Controller
class RecordingMutations {
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_EMAILS = 100;

    private final Recordings recordings;

    RecordingMutations(Recordings recordings) {
        this.recordings = recordings;
    }

    @MutationMapping
    Mono<ARecording> startRecording(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        StartRecording command = new StartRecording(
                ask.meeting(),
                RecordingId.fresh(),
                ask.fields().word("mode", RecordingMode.class).required(),
                ask.fields().flag("private").or(true));
        ask.complete();
        return recordings.start(ask, command);
    }

    @MutationMapping
    Mono<ARecording> pauseRecording(DataFetchingEnvironment field) {
        return control(field, false, PauseRecording::new);
    }

    @MutationMapping
    Mono<ARecording> resumeRecording(DataFetchingEnvironment field) {
        return control(field, false, ResumeRecording::new);
    }

    @MutationMapping
    Mono<ARecording> stopRecording(DataFetchingEnvironment field) {
        return control(field, true, StopRecording::new);
    }

    private Mono<ARecording> control(
            DataFetchingEnvironment field, boolean closes, BiFunction<MeetingId, RecordingId, MeetingCommand> command) {
        Ask ask = Ask.of(field);
        RecordingId recording = ask.recording();
        ask.complete();
        return recordings.control(ask, recording, closes, meeting -> command.apply(meeting, recording));
    }

    @MutationMapping
    Mono<ARecording> updateRecording(DataFetchingEnvironment field) {
        return change(
                field,
                ask -> new ChangeRecording(
                        ask.recording(),
                        ask.fields().text("title", 1, LONGEST_TITLE).orNull(),
                        ask.fields().flag("private").orNull()));
    }

    @MutationMapping
    Mono<ARecording> shareRecording(DataFetchingEnvironment field) {
        return change(field, ask -> new ShareRecording(ask.recording(), emails(ask)));
    }

    @MutationMapping
    Mono<ARecording> unshareRecording(DataFetchingEnvironment field) {
        return change(field, ask -> new UnshareRecording(ask.recording(), emails(ask)));
    }

    private static List<String> emails(Ask ask) {
        return ask.fields().emails("emails", 1, MOST_EMAILS).required();
    }

    private Mono<ARecording> change(DataFetchingEnvironment field, Function<Ask, RecordingCommand> command) {
        Ask ask = Ask.of(field);
        RecordingCommand asked = command.apply(ask);
        ask.complete();
        return recordings.change(ask, asked);
    }
}
