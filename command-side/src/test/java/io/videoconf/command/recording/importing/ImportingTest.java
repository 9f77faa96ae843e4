package io.videoconf.command.recording.importing;

import static io.videoconf.command.recording.Given.COLLEAGUE;
import static io.videoconf.command.recording.Given.MEETING;
import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.OUTSIDER;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.TENANT;
import static io.videoconf.command.recording.Given.after;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.assertAlreadySo;
import static io.videoconf.command.recording.Given.completed;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.nothing;
import static io.videoconf.command.recording.Given.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.MediaSource;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.commands.FetchImport;
import io.videoconf.api.recording.commands.ImportRecording;
import io.videoconf.api.recording.commands.SettleFetch;
import io.videoconf.api.recording.events.ImportFetchRequested;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingImported;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingFold;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Processing;
import io.videoconf.command.recording.state.RecordingState.Referenced;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportingTest {
    private static final String URL = "https://media.example.com/weekly.webm?v=2";
    private static final Predicate<URI> NOWHERE = _ -> false;
    private static final Predicate<URI> ANYWHERE = _ -> true;

    @Test
    void whatIsElsewhereIsKnownAndNotFetched() {
        assertThat(eventsOf(decide(OWNER, URL, false, NOWHERE))).containsExactly(imported());
        assertThat(after(nothing(), imported())).isInstanceOf(Referenced.class);
        assertAlreadySo(Importing.decide(asked(OWNER, command(URL, false)), after(nothing(), imported()), NOWHERE));
    }

    @Test
    void onlyTheMeetingsOwnerImports() {
        for (Actor actor : List.of(COLLEAGUE, OUTSIDER)) {
            assertThat(refusalOf(decide(actor, URL, false, ANYWHERE)).code())
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        }
    }

    @Test
    void whatIsNoAddressOrHasAPasswordInItIsRefused() {
        for (String url : List.of(
                "nonsense",
                "ftp://example.com/a",
                "file:///etc/passwd",
                "https://",
                "https://a:b@example.com/x",
                "https://example.com/" + "x".repeat(2048))) {
            assertThat(refusalOf(decide(OWNER, url, false, ANYWHERE)).code())
                    .as(url)
                    .isEqualTo(RefusalCode.VALIDATION_FAILED);
        }
    }

    @Test
    void itIsFetchedWhenAskedFromWhereTheConfigurationAllows() {
        assertThat(eventsOf(decide(OWNER, URL, true, ANYWHERE)))
                .containsExactly(imported(), new ImportFetchRequested(RECORDING, NOW));
        assertThat(refusalOf(decide(OWNER, URL, true, NOWHERE)).rule())
                .isEqualTo("MediaAreFetchedFromAllowedHostsByHttps");
    }

    @Test
    void fetchedLaterItBecomesAnUploadOfOnePart() {
        RecordingState known = after(nothing(), imported());
        assertThat(refusalOf(fetch(known, NOWHERE)).code()).isEqualTo(RefusalCode.INVALID_STATE);
        RecordingState fetching = RecordingFold.evolve(known, eventsOf(fetch(known, ANYWHERE)));
        assertAlreadySo(fetch(fetching, ANYWHERE));
        RecordingState came = RecordingFold.evolve(fetching, eventsOf(settle(fetching, ONE, null)));
        assertThat(came).isInstanceOf(Processing.class);
        assertThat(((Processing) came).parts()).containsExactly(ONE);
        assertThat(RecordingFold.evolve(fetching, eventsOf(settle(fetching, null, "404"))))
                .isEqualTo(known);
    }

    @Test
    void whatIsHereIsNotFetched() {
        assertThat(refusalOf(fetch(completed(ONE), ANYWHERE)).rule()).isEqualTo("OnlyWhatIsElsewhereIsFetched");
    }

    private static RecordingImported imported() {
        return new RecordingImported(
                RECORDING, MEETING, TENANT, OWNER.id(), "Weekly", true, URL, "a".repeat(32), 5L, NOW);
    }

    private static ImportRecording command(String url, boolean fetch) {
        return new ImportRecording(
                RECORDING,
                MEETING,
                TENANT,
                OWNER.id(),
                "Weekly",
                true,
                new MediaSource(url, "a".repeat(32), 5L),
                fetch);
    }

    private static Decision<RecordingEvent> decide(Actor actor, String url, boolean fetch, Predicate<URI> allowed) {
        return Importing.decide(asked(actor, command(url, fetch)), nothing(), allowed);
    }

    private static Decision<RecordingEvent> fetch(RecordingState state, Predicate<URI> allowed) {
        return Fetching.decide(asked(OWNER, new FetchImport(RECORDING)), state, Standing.UNKNOWN, allowed);
    }

    private static Decision<RecordingEvent> settle(RecordingState state, @Nullable Part part, @Nullable String reason) {
        return Fetching.settle(asked(Actor.SYSTEM, new SettleFetch(RECORDING, part, reason)), state);
    }
}
