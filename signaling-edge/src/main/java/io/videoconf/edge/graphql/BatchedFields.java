package io.videoconf.edge.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.ParticipantView;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.graphql.Loaders.ChatOf;
import io.videoconf.edge.graphql.Shown.AMeeting;
import io.videoconf.edge.graphql.Shown.AParticipant;
import io.videoconf.edge.graphql.Shown.APerson;
import io.videoconf.edge.graphql.Shown.ARecording;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What hangs on meetings, participants and recordings: gathered from all rows, and asked for once. */
@Controller
class BatchedFields {
    private static final String GONE = "Somebody who is gone";

    @SchemaMapping(typeName = "Meeting", field = "hostUser")
    CompletableFuture<APerson> hostUser(AMeeting meeting, DataFetchingEnvironment field) {
        UserId host = meeting.view().hostUserId();
        return people(field).load(host).thenApply(found -> found == null ? named(meeting, host) : found);
    }

    /** Without an account there is the name that the meeting knows. */
    private static APerson named(AMeeting meeting, UserId host) {
        String name = meeting.view().participants().stream()
                .filter(each -> host.equals(each.userId()))
                .map(ParticipantView::displayName)
                .filter(each -> each != null)
                .findFirst()
                .orElse(GONE);
        return new APerson(host, name, null, false);
    }

    @SchemaMapping(typeName = "Participant", field = "user")
    @Nullable
    CompletableFuture<APerson> user(AParticipant participant, DataFetchingEnvironment field) {
        UserId user = participant.view().userId();
        return user == null ? null : people(field).load(user);
    }

    @SchemaMapping(typeName = "Meeting", field = "recordings")
    CompletableFuture<List<ARecording>> recordings(AMeeting meeting, DataFetchingEnvironment field) {
        return BatchedFields.<MeetingId, List<ARecording>>loader(field, Loaders.RECORDINGS)
                .load(meeting.meetingId());
    }

    @SchemaMapping(typeName = "Meeting", field = "chatMessages")
    CompletableFuture<List<ChatMessageView>> chatMessages(AMeeting meeting, DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        Page page = ask.page();
        ask.complete();
        return BatchedFields.<ChatOf, List<ChatMessageView>>loader(field, Loaders.CHATS)
                .load(new ChatOf(meeting.meetingId(), meeting.chatUpTo(), page));
    }

    @SchemaMapping(typeName = "Recording", field = "meeting")
    CompletableFuture<AMeeting> meeting(ARecording recording, DataFetchingEnvironment field) {
        return BatchedFields.<MeetingId, AMeeting>loader(field, Loaders.MEETINGS)
                .load(recording.meetingId())
                .thenApply(found -> {
                    if (found == null) {
                        throw new Denied(Refusal.of(RefusalCode.MEETING_NOT_FOUND, "OnlyPeopleOfTheMeetingKnowOfIt"));
                    }
                    return found;
                });
    }

    private static DataLoader<UserId, APerson> people(DataFetchingEnvironment field) {
        return loader(field, Loaders.PEOPLE);
    }

    private static <K, V> DataLoader<K, V> loader(DataFetchingEnvironment field, String name) {
        DataLoader<K, V> loader = field.getDataLoader(name);
        if (loader == null) {
            throw new IllegalStateException("there is no loader " + name);
        }
        return loader;
    }
}
