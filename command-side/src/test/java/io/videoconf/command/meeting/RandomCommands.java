package io.videoconf.command.meeting;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.ChatHistory;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.HostAbsentPolicy;
import io.videoconf.api.meeting.Invitation;
import io.videoconf.api.meeting.MeetingPolicyChange;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.Recurrence;
import io.videoconf.api.meeting.RestrictionsChange;
import io.videoconf.api.meeting.commands.AdmitEverybody;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.AnswerRecordingConsent;
import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.commands.CancelOccurrence;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.ChangeParticipant;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.CorrectAttendance;
import io.videoconf.api.meeting.commands.DeleteChatMessage;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.commands.EditChatMessage;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.commands.LowerHand;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.MoveOccurrence;
import io.videoconf.api.meeting.commands.MuteAll;
import io.videoconf.api.meeting.commands.PauseRecording;
import io.videoconf.api.meeting.commands.RaiseHand;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.ReportConnection;
import io.videoconf.api.meeting.commands.ReportSpammer;
import io.videoconf.api.meeting.commands.RestrictEverybody;
import io.videoconf.api.meeting.commands.RestrictParticipant;
import io.videoconf.api.meeting.commands.ResumeRecording;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.commands.SendReaction;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.StartScreenShare;
import io.videoconf.api.meeting.commands.StopRecording;
import io.videoconf.api.meeting.commands.StopScreenShare;
import io.videoconf.api.meeting.commands.ToggleAudio;
import io.videoconf.api.meeting.commands.ToggleVideo;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What people might ask next, sensible or not; what matters most is asked most often. */
final class RandomCommands {
    private final RandomGenerator random;
    private final Play play;
    private final List<Who> people;
    private final List<RecordingId> recordings = List.of(RecordingId.fresh(), RecordingId.fresh(), RecordingId.fresh());

    RandomCommands(RandomGenerator random, Play play, List<Who> people) {
        this.random = random;
        this.play = play;
        this.people = people;
    }

    Who anybody() {
        return random.nextInt(5) < 2 ? play.owner : people.get(random.nextInt(people.size()));
    }

    void settings(Changes it) {
        it.maxParticipants = random.nextInt(4) == 0 ? 2 + random.nextInt(4) : 20;
        it.password = random.nextInt(5) == 0 ? new Secret("sesame") : null;
        it.waitingRoom = random.nextInt(3) == 0;
        it.joinBeforeHost = random.nextBoolean();
        it.muteOnEntry = random.nextInt(4) == 0;
        it.hostGrace = one(0, 20, 60, 90);
        it.policy = one(HostAbsentPolicy.values());
        it.endAfter = 1 + random.nextInt(3);
        it.tenantMembers = random.nextBoolean();
        it.timeLimit = random.nextInt(5) == 0 ? 10 : null;
        it.encryption = random.nextInt(5) == 0 ? Encryption.E2EE : null;
        it.rules = random.nextInt(3) == 0
                ? new MeetingPolicyChange(
                        one(List.of(), List.of("example.com"), List.of("elsewhere.example")),
                        one(ChatHistory.values()),
                        random.nextBoolean(),
                        1 + random.nextInt(10))
                : null;
    }

    /** The command for one who asks. */
    MeetingCommand next(Who who) {
        return switch (random.nextInt(13)) {
            case 0, 1, 2 -> play.joining(who, random.nextInt(5) == 0 ? null : ConnectionId.fresh(), password());
            case 3 -> losing(who);
            case 4 -> new LeaveMeeting(play.meeting);
            case 5, 6, 7 -> looksAfter();
            case 8, 9 -> takesPart();
            default -> runs();
        };
    }

    private MeetingCommand losing(Who who) {
        ParticipantState person = play.roster().find(who.actor().id()).orElse(null);
        ConnectionId connection = person == null ? null : person.presence().connectionId();
        return person == null || connection == null
                ? new LoseConnection(play.meeting, somebody(), ConnectionId.fresh(), ConnectionLoss.PING_TIMEOUT)
                : new LoseConnection(play.meeting, person.id(), connection, ConnectionLoss.TRANSPORT_LOST);
    }

    private MeetingCommand looksAfter() {
        return switch (random.nextInt(12)) {
            case 10 -> new RestrictEverybody(play.meeting, restrictions());
            case 11 -> new LowerHand(play.meeting, random.nextBoolean() ? null : somebody());
            case 0 -> new AdmitParticipant(play.meeting, somebody());
            case 1 -> new AdmitEverybody(play.meeting);
            case 2 -> new DenyParticipant(play.meeting, somebody());
            case 3 -> new RemoveParticipant(play.meeting, somebody(), random.nextInt(3) == 0);
            case 4 -> new ChangeParticipant(play.meeting, somebody(), one(ParticipantRole.values()), restrictions());
            case 5 -> new ChangeRole(play.meeting, somebody(), one(ParticipantRole.values()));
            case 6 -> new TransferHost(play.meeting, somebody());
            case 7 -> new RestrictParticipant(play.meeting, somebody(), restrictions());
            case 8 -> random.nextBoolean() ? new LockMeeting(play.meeting) : new UnlockMeeting(play.meeting);
            default -> new MuteAll(play.meeting, random.nextBoolean());
        };
    }

    private MeetingCommand takesPart() {
        return switch (random.nextInt(12)) {
            case 9 -> new EditChatMessage(play.meeting, written(), "hello " + random.nextInt(3));
            case 10 -> new DeleteChatMessage(play.meeting, written());
            case 11 ->
                new CorrectAttendance(play.meeting, somebody(), Play.BEGIN, play.now, random.nextBoolean(), "by phone");
            case 0 -> new ToggleAudio(play.meeting, random.nextBoolean());
            case 1 -> new ToggleVideo(play.meeting, random.nextBoolean());
            case 2 -> new StartScreenShare(play.meeting, null);
            case 3 -> new StopScreenShare(play.meeting);
            case 4 -> new RaiseHand(play.meeting, random.nextBoolean());
            case 5 -> new SendReaction(play.meeting, "wave");
            case 6 -> new SendChatMessage(play.meeting, message());
            case 7 -> new ReportConnection(play.meeting, RefusalCode.ICE_FAILED, null, null);
            default ->
                new ReportSpammer(
                        play.meeting,
                        somebody(),
                        "ads",
                        random.nextBoolean(),
                        random.nextInt(4) == 0,
                        random.nextInt(4) == 0);
        };
    }

    private MeetingCommand runs() {
        RecordingId recording = recording();
        return switch (random.nextInt(16)) {
            case 14 -> new CancelOccurrence(play.meeting, occurrence());
            case 15 -> new MoveOccurrence(play.meeting, occurrence(), play.now.plusSeconds(random.nextInt(600)), null);
            case 0 -> new StartMeeting(play.meeting);
            case 1 ->
                random.nextInt(
                                        play.state instanceof LiveMeeting live
                                                        && live.facts().series() != null
                                                ? 2
                                                : 8)
                                == 0
                        ? new EndMeeting(play.meeting)
                        : new StartMeeting(play.meeting);
            case 2 -> random.nextInt(4) == 0 ? new CancelMeeting(play.meeting) : new StartMeeting(play.meeting);
            case 3 -> new InviteParticipants(play.meeting, List.of(invitation(), invitation()));
            case 4 -> change();
            case 5, 6 -> new StartRecording(play.meeting, recording, one(RecordingMode.values()), true);
            case 7, 8 -> new PauseRecording(play.meeting, recording);
            case 9, 10 -> new ResumeRecording(play.meeting, recording);
            case 11, 12 -> new AnswerRecordingConsent(play.meeting, recording, random.nextBoolean());
            default -> new StopRecording(play.meeting, recording);
        };
    }

    private MeetingCommand change() {
        Changes changes = new Changes();
        settings(changes);
        changes.password = null;
        changes.requirePassword = random.nextBoolean() ? null : false;
        List<String> alternatives =
                random.nextBoolean() ? null : List.of(invitation().email());
        return new ChangeMeeting(
                play.meeting,
                null,
                null,
                null,
                null,
                alternatives,
                changes.change(),
                random.nextInt(4) == 0 ? new Recurrence("FREQ=DAILY;COUNT=" + (1 + random.nextInt(3)), "UTC") : null);
    }

    private Invitation invitation() {
        String email = people.get(random.nextInt(people.size())).email();
        return new Invitation(ParticipantId.fresh(), email == null ? "nobody@example.com" : email);
    }

    private ChatMessage message() {
        ParticipantId to = random.nextBoolean() ? null : somebody();
        return new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, "hello", null, to);
    }

    /** Mostly one that was written. */
    private MessageId written() {
        List<MessageId> all = play.log.stream()
                .filter(ChatMessageSent.class::isInstance)
                .map(fact -> ((ChatMessageSent) fact).messageId())
                .toList();
        return all.isEmpty() || random.nextInt(8) == 0 ? MessageId.fresh() : all.get(random.nextInt(all.size()));
    }

    /** Mostly a time of the series that most series here have. */
    private Instant occurrence() {
        return Play.BEGIN.plusSeconds(3600).plus(Duration.ofDays(random.nextInt(4)));
    }

    private RestrictionsChange restrictions() {
        return new RestrictionsChange(
                random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Mostly one that runs, if any does. */
    private RecordingId recording() {
        boolean known = random.nextInt(4) != 0;
        return known
                        && play.state instanceof LiveMeeting live
                        && !live.recordings().isEmpty()
                ? live.recordings().getFirst().recordingId()
                : recordings.get(random.nextInt(recordings.size()));
    }

    private @Nullable String password() {
        return random.nextInt(4) == 0 ? null : "sesame";
    }

    private ParticipantId somebody() {
        List<ParticipantState> known = play.roster().people();
        return known.isEmpty() || random.nextInt(20) == 0
                ? ParticipantId.fresh()
                : known.get(random.nextInt(known.size())).id();
    }
}
