package io.videoconf.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.json.MessageTypes;
import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.Personal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A text in an event that nobody has thought of is sealed, or nobody's. */
class PersonalTest {
    /** What is no person's, by why. Whoever adds to it says here why it needs no key. */
    private static final Map<String, Set<String>> NOBODYS = Map.of(
            "ids, and names of things that we have made up",
            Set.of(
                    "HoldPlaced.subjectId",
                    "RetentionPolicyChanged.subjectId",
                    "RetentionDeferred.streamId",
                    "RetentionEnforced.streamId",
                    "RetentionEnforced.keys",
                    "PersonalDataErased.streamId",
                    "PersonalDataErased.keys",
                    "CommandRefused.streamId",
                    "RecordingHeld.holdId",
                    "RecordingHoldReleased.holdId",
                    "MeetingScheduled.meetingNumber",
                    "ApiKeyCreated.prefix"),
            "digests, signatures, and what they are over, which names ids alone",
            Set.of(
                    "Certificate.publicKey",
                    "Certificate.signature",
                    "Certificate.statement",
                    "EmailVerificationRequested.codeSha256",
                    "LocalCopyReported.sha256",
                    "MeetingSettings.passwordHash",
                    "Part.sha256",
                    "RecordingDisposed.sha256",
                    "RecordingImported.md5Hash",
                    "RetentionEnforced.sha256",
                    "StoredObject.sha256",
                    "UploadCompleted.sha256",
                    "ViewerInvited.secretSha256"),
            "one of a few words, or in a form that says nothing of anybody",
            Set.of(
                    "AuditFilter.type",
                    "CommandRefused.commandType",
                    "CommandRefused.rule",
                    "OutsideIdentityLinked.issuer",
                    "MeetingPolicy.allowedDomains",
                    "ProfileChanged.language",
                    "ProfileChanged.timezone",
                    "UserRegistered.language",
                    "UserRegistered.timezone",
                    "ReactionSent.reaction",
                    "Recurrence.rule",
                    "Recurrence.timeZone",
                    "WebhookChanged.eventTypes",
                    "WebhookCreated.eventTypes"),
            "our own words, to fields and limits, never what was in them",
            Set.of("CommandRefused.details", "CommandRefused.message"),
            "what our programs say of bytes",
            Set.of(
                    "ImportFetchFailed.reason",
                    "MediaFacts.audioCodec",
                    "MediaFacts.container",
                    "MediaFacts.missing",
                    "MediaFacts.videoCodec",
                    "PartProblem.problem",
                    "ProcessingDelayed.reason",
                    "RecordingFailed.reason"),
            "what a meeting is about, and what its recordings are called: the meeting's, not a person's",
            Set.of(
                    "MeetingChanged.description",
                    "MeetingChanged.title",
                    "MeetingScheduled.description",
                    "MeetingScheduled.title",
                    "RecordingChanged.title",
                    "RecordingImported.title",
                    "RecordingOpened.title",
                    "RecordingStarted.title"),
            "the kind of device, of a closed set",
            Set.of("ParticipantJoined.deviceType", "ParticipantStartedWaiting.deviceType"),
            "what somebody in office did something for: in clear on purpose, to be read when they are erased",
            Set.of(
                    "AuditRead.purpose",
                    "HistoryExported.reason",
                    "HoldPlaced.caseId",
                    "RecordingHeld.caseId",
                    "RecordingInspected.purpose"));

    @Test
    void everyTextOfAStoredEventIsSealedOrKnownToBeNobodys() {
        Set<String> open = new TreeSet<>();
        Set<Class<?>> seen = new HashSet<>();
        MessageTypes.events().forEach(event -> look(event, seen, open));
        Set<String> known = new TreeSet<>();
        NOBODYS.values().forEach(known::addAll);
        assertThat(open).containsExactlyElementsOf(known);
    }

    private static void look(Class<?> type, Set<Class<?>> seen, Set<String> open) {
        if (!type.isRecord() || Id.class.isAssignableFrom(type) || !seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Personal.class)) {
                continue;
            }
            for (Class<?> part : parts(component.getGenericType())) {
                if (part == String.class || part == Object.class) {
                    open.add(type.getSimpleName() + "." + component.getName());
                }
                look(part, seen, open);
                if (part.isSealed()) {
                    for (Class<?> kind : part.getPermittedSubclasses()) {
                        look(kind, seen, open);
                    }
                }
            }
        }
    }

    /** The class itself, and those that it is a list or a map of. */
    private static List<Class<?>> parts(Type type) {
        List<Class<?>> parts = new ArrayList<>();
        if (type instanceof Class<?> plain) {
            parts.add(plain);
        } else if (type instanceof ParameterizedType of) {
            for (Type argument : of.getActualTypeArguments()) {
                parts.addAll(parts(argument));
            }
        }
        return parts;
    }
}
