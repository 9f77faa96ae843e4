package io.videoconf.command.recording.importing;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.FetchImport;
import io.videoconf.api.recording.commands.SettleFetch;
import io.videoconf.api.recording.events.CompletionRequested;
import io.videoconf.api.recording.events.ImportFetchFailed;
import io.videoconf.api.recording.events.ImportFetchRequested;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.AwaitingParts;
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Failed;
import io.videoconf.command.recording.state.RecordingState.KeptLocally;
import io.videoconf.command.recording.state.RecordingState.Processing;
import io.videoconf.command.recording.state.RecordingState.Referenced;
import java.net.URI;
import java.util.Objects;
import java.util.function.Predicate;

/** Decides whether media are brought here from elsewhere, and what came of it. */
public final class Fetching {
    static final Rule ONLY_WHAT_IS_ELSEWHERE_IS_FETCHED = new Rule(
            "OnlyWhatIsElsewhereIsFetched",
            RefusalCode.INVALID_STATE,
            "There is nothing to fetch: this recording was not imported, or its media are here.");
    static final Rule MEDIA_ARE_FETCHED_FROM_ALLOWED_HOSTS_BY_HTTPS = new Rule(
            "MediaAreFetchedFromAllowedHostsByHttps",
            RefusalCode.INVALID_STATE,
            "Media are fetched by https from hosts that the configuration names, and from no others.");

    private Fetching() {}

    /**
     * The decision.
     *
     * @param allowed which addresses the configuration lets media be fetched from
     */
    public static Decision<RecordingEvent> decide(
            Asked<FetchImport> asked, RecordingState state, Standing standing, Predicate<URI> allowed) {
        return Gate.forOwner(asked, state, standing, living -> switch (living) {
            case Referenced it when it.fetching() -> Decision.alreadySo();
            case Referenced it -> begin(asked, it, allowed);
            case Capturing it -> ONLY_WHAT_IS_ELSEWHERE_IS_FETCHED.refuses(it);
            case AwaitingParts it -> ONLY_WHAT_IS_ELSEWHERE_IS_FETCHED.refuses(it);
            case Processing it -> ONLY_WHAT_IS_ELSEWHERE_IS_FETCHED.refuses(it);
            case KeptLocally it -> ONLY_WHAT_IS_ELSEWHERE_IS_FETCHED.refuses(it);
            case Completed it -> ONLY_WHAT_IS_ELSEWHERE_IS_FETCHED.refuses(it);
            case Failed it -> ONLY_WHAT_IS_ELSEWHERE_IS_FETCHED.refuses(it);
        });
    }

    private static Decision<RecordingEvent> begin(
            Asked<FetchImport> asked, Referenced recording, Predicate<URI> allowed) {
        return SourceUrl.parsed(recording.source().url()).filter(allowed).isPresent()
                ? Decision.accepted(new ImportFetchRequested(asked.command().recordingId(), asked.at()))
                : MEDIA_ARE_FETCHED_FROM_ALLOWED_HOSTS_BY_HTTPS.refuses();
    }

    /** What came of it. */
    public static Decision<RecordingEvent> settle(Asked<SettleFetch> asked, RecordingState state) {
        return Gate.forUs(asked, state, living -> {
            if (!(living instanceof Referenced it) || !it.fetching()) {
                return Decision.alreadySo();
            }
            SettleFetch command = asked.command();
            if (command.part() != null) {
                return Decision.accepted(
                        new PartUploadRequested(command.recordingId(), command.part(), asked.at()),
                        new CompletionRequested(command.recordingId(), false, asked.at()));
            }
            String reason = Objects.requireNonNullElse(command.reason(), "it could not be fetched");
            return Decision.accepted(new ImportFetchFailed(command.recordingId(), reason, asked.at()));
        });
    }
}
