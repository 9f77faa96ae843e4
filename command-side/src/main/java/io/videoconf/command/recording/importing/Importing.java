package io.videoconf.command.recording.importing;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.MediaSource;
import io.videoconf.api.recording.commands.ImportRecording;
import io.videoconf.api.recording.events.ImportFetchRequested;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingImported;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.state.Particulars;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Gone;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.NoRecording;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Decides whether media that exist elsewhere are known as a recording. Nothing is fetched by that. */
public final class Importing {
    static final Rule ONLY_THE_MEETINGS_OWNER_IMPORTS = new Rule(
            "OnlyTheMeetingsOwnerImports",
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            "Only the owner of the meeting imports recordings of it.");
    static final Rule A_RECORDING_BELONGS_TO_ONE_MEETING = new Rule(
            "ARecordingBelongsToOneMeeting",
            RefusalCode.INVALID_STATE,
            "A recording with this id belongs to another meeting.");
    static final Rule AN_IMPORT_NAMES_ITS_SOURCE = Rule.of("AnImportNamesItsSource", RefusalCode.VALIDATION_FAILED);
    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

    private Importing() {}

    /**
     * The decision.
     *
     * @param allowed which addresses the configuration lets media be fetched from
     */
    public static Decision<RecordingEvent> decide(
            Asked<ImportRecording> asked, RecordingState state, Predicate<URI> allowed) {
        ImportRecording command = asked.command();
        boolean own = asked.actor().id().equals(command.ownerId())
                && asked.actor().tenant().equals(command.tenantId());
        if (!own && !asked.actor().isSystem()) {
            return ONLY_THE_MEETINGS_OWNER_IMPORTS.refuses();
        }
        return switch (state) {
            case NoRecording _ -> imported(asked, allowed);
            case Living living -> again(command, living.particulars());
            case Gone gone -> again(command, gone.particulars());
        };
    }

    private static Decision<RecordingEvent> again(ImportRecording command, Particulars known) {
        boolean same =
                known.meetingId().equals(command.meetingId()) && known.ownerId().equals(command.ownerId());
        return same ? Decision.alreadySo() : A_RECORDING_BELONGS_TO_ONE_MEETING.refuses();
    }

    private static Decision<RecordingEvent> imported(Asked<ImportRecording> asked, Predicate<URI> allowed) {
        ImportRecording command = asked.command();
        MediaSource source = command.source();
        Map<String, String> wrong = wrongFields(source);
        if (!wrong.isEmpty()) {
            return AN_IMPORT_NAMES_ITS_SOURCE.refuses(wrong);
        }
        if (command.fetch() && SourceUrl.parsed(source.url()).filter(allowed).isEmpty()) {
            return Fetching.MEDIA_ARE_FETCHED_FROM_ALLOWED_HOSTS_BY_HTTPS.refuses();
        }
        RecordingImported imported = new RecordingImported(
                command.recordingId(),
                command.meetingId(),
                command.tenantId(),
                command.ownerId(),
                command.title(),
                command.isPrivate(),
                source.url(),
                source.md5Hash(),
                source.length(),
                asked.at());
        return command.fetch()
                ? Decision.accepted(imported, new ImportFetchRequested(command.recordingId(), asked.at()))
                : Decision.accepted(imported);
    }

    private static Map<String, String> wrongFields(MediaSource source) {
        Map<String, String> wrong = new TreeMap<>();
        SourceUrl.wrong(source.url()).ifPresent(why -> wrong.put("url", why));
        if (source.md5Hash() != null && !MD5.matcher(source.md5Hash()).matches()) {
            wrong.put("md5_hash", "must be an MD5 as 32 lower-case hexadecimal digits");
        }
        if (source.length() != null && source.length() < 0) {
            wrong.put("length", "must not be negative");
        }
        return wrong;
    }
}
