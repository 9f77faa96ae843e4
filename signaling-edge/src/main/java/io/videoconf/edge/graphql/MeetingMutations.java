package io.videoconf.edge.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.videoconf.api.meeting.commands.AdmitEverybody;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.commands.CancelOccurrence;
import io.videoconf.api.meeting.commands.DeleteChatMessage;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.commands.EditChatMessage;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.MoveOccurrence;
import io.videoconf.api.meeting.commands.MuteAll;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.RestrictEverybody;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.edge.graphql.Shown.AMeeting;
import io.videoconf.edge.rest.Ids;
import io.videoconf.edge.rest.MeetingFields;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What is done to a meeting as a whole. Each answers the meeting. */
@Controller
class MeetingMutations {
    private static final int LONGEST_MESSAGE = 4_000;

    private final Meetings meetings;

    MeetingMutations(Meetings meetings) {
        this.meetings = meetings;
    }

    @MutationMapping
    Mono<AMeeting> scheduleMeeting(DataFetchingEnvironment field) {
        return change(
                field,
                ask -> MeetingFields.schedule(ask.object("input"), ask.asker().caller()));
    }

    @MutationMapping
    Mono<AMeeting> updateMeeting(DataFetchingEnvironment field) {
        return change(field, ask -> MeetingFields.change(ask.object("input"), ask.meeting()));
    }

    @MutationMapping
    Mono<AMeeting> cancelMeeting(DataFetchingEnvironment field) {
        return change(field, ask -> new CancelMeeting(ask.meeting()));
    }

    @MutationMapping
    Mono<AMeeting> moveOccurrence(DataFetchingEnvironment field) {
        return change(
                field,
                ask -> new MoveOccurrence(
                        ask.meeting(),
                        ask.fields().time("occurrence").required(),
                        ask.fields().time("scheduled_start_time").required(),
                        ask.fields().time("scheduled_end_time").orNull()));
    }

    @MutationMapping
    Mono<AMeeting> cancelOccurrence(DataFetchingEnvironment field) {
        return change(
                field,
                ask -> new CancelOccurrence(
                        ask.meeting(), ask.fields().time("occurrence").required()));
    }

    @MutationMapping
    Mono<AMeeting> startMeeting(DataFetchingEnvironment field) {
        return change(field, ask -> new StartMeeting(ask.meeting()));
    }

    @MutationMapping
    Mono<AMeeting> endMeeting(DataFetchingEnvironment field) {
        return change(field, ask -> new EndMeeting(ask.meeting()));
    }

    @MutationMapping
    Mono<AMeeting> lockMeeting(DataFetchingEnvironment field) {
        return change(field, ask -> new LockMeeting(ask.meeting()));
    }

    @MutationMapping
    Mono<AMeeting> unlockMeeting(DataFetchingEnvironment field) {
        return change(field, ask -> new UnlockMeeting(ask.meeting()));
    }

    @MutationMapping
    Mono<AMeeting> admitParticipant(DataFetchingEnvironment field) {
        return change(field, ask -> new AdmitParticipant(ask.meeting(), ask.participant()));
    }

    @MutationMapping
    Mono<AMeeting> admitEverybody(DataFetchingEnvironment field) {
        return change(field, ask -> new AdmitEverybody(ask.meeting()));
    }

    @MutationMapping
    Mono<AMeeting> denyParticipant(DataFetchingEnvironment field) {
        return change(field, ask -> new DenyParticipant(ask.meeting(), ask.participant()));
    }

    @MutationMapping
    Mono<AMeeting> removeParticipant(DataFetchingEnvironment field) {
        return change(
                field,
                ask -> new RemoveParticipant(
                        ask.meeting(),
                        ask.participant(),
                        ask.fields().flag("ban").or(false)));
    }

    @MutationMapping
    Mono<AMeeting> transferHost(DataFetchingEnvironment field) {
        return change(field, ask -> new TransferHost(ask.meeting(), ask.participant()));
    }

    @MutationMapping
    Mono<AMeeting> restrictEverybody(DataFetchingEnvironment field) {
        return change(
                field,
                ask -> new RestrictEverybody(
                        ask.meeting(), Objects.requireNonNull(MeetingFields.restrictions(ask.object("restrictions")))));
    }

    @MutationMapping
    Mono<AMeeting> editChatMessage(DataFetchingEnvironment field) {
        return change(
                field,
                ask -> new EditChatMessage(
                        ask.meeting(),
                        Ids.message(ask.id("message_id")),
                        ask.fields().text("content", 1, LONGEST_MESSAGE).required()));
    }

    @MutationMapping
    Mono<AMeeting> deleteChatMessage(DataFetchingEnvironment field) {
        return change(field, ask -> new DeleteChatMessage(ask.meeting(), Ids.message(ask.id("message_id"))));
    }

    @MutationMapping
    Mono<AMeeting> muteAll(DataFetchingEnvironment field) {
        return change(
                field,
                ask -> new MuteAll(
                        ask.meeting(), ask.fields().flag("allow_self_unmute").or(true)));
    }

    private Mono<AMeeting> change(DataFetchingEnvironment field, Function<Ask, MeetingCommand> command) {
        Ask ask = Ask.of(field);
        MeetingCommand asked = command.apply(ask);
        ask.complete();
        return meetings.change(ask, asked);
    }
}
