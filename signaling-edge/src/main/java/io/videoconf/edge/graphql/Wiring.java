package io.videoconf.edge.graphql;

import graphql.schema.idl.RuntimeWiring;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.meeting.views.OccurrenceView;
import io.videoconf.api.meeting.views.ParticipantView;
import io.videoconf.api.meeting.views.RecordingInMeeting;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.EdgeSettings;
import io.videoconf.edge.graphql.Shown.AMeeting;
import io.videoconf.edge.graphql.Shown.AParticipant;
import io.videoconf.edge.graphql.Shown.APerson;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The fields of meetings and people. */
@Component
final class Wiring implements RuntimeWiringConfigurer {
    private final String base;

    Wiring(EdgeSettings settings) {
        this.base = settings.base();
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.scalar(Scalars.DATE_TIME).scalar(Scalars.LONG).scalar(Scalars.JSON);
        meeting(wiring);
        participant(wiring);
        person(wiring);
        chat(wiring);
        RecordsOfRest.in(wiring);
    }

    private void meeting(RuntimeWiring.Builder wiring) {
        Properties<AMeeting> fields = Properties.of("Meeting", AMeeting.class);
        fields.field("participants", AMeeting::participants)
                .field("alternativeHosts", it -> it.emails() ? it.view().alternativeHosts() : List.of())
                .field("joinUrl", it -> base + "/join/" + it.view().meetingId().value());
        view(fields, "id", MeetingView::meetingId);
        view(fields, "title", MeetingView::title);
        view(fields, "description", MeetingView::description);
        view(fields, "hostUserId", MeetingView::hostUserId);
        view(fields, "hostParticipantId", MeetingView::hostId);
        view(fields, "ownerUserId", MeetingView::ownerUserId);
        view(fields, "status", MeetingView::status);
        view(fields, "meetingNumber", MeetingView::meetingNumber);
        view(fields, "createdAt", MeetingView::createdAt);
        view(fields, "scheduledStartTime", MeetingView::scheduledStartTime);
        view(fields, "scheduledEndTime", MeetingView::scheduledEndTime);
        view(fields, "actualStartTime", MeetingView::actualStartTime);
        view(fields, "actualEndTime", MeetingView::actualEndTime);
        view(fields, "endCause", MeetingView::endCause);
        view(fields, "locked", MeetingView::locked);
        view(fields, "hostGraceUntil", MeetingView::hostGraceUntil);
        view(fields, "settings", MeetingView::settings);
        view(fields, "restrictions", MeetingView::restrictions);
        view(fields, "recurrence", MeetingView::recurrence);
        view(fields, "currentOccurrence", MeetingView::currentOccurrence);
        view(fields, "activeRecordings", MeetingView::activeRecordings);
        view(fields, "sequence", MeetingView::sequence);
        fields.in(wiring);
        occurrence(wiring);
        Properties.of("ActiveRecording", RecordingInMeeting.class)
                .field("recordingId", RecordingInMeeting::recordingId)
                .in(wiring);
    }

    private static void occurrence(RuntimeWiring.Builder wiring) {
        Properties.of("Occurrence", OccurrenceView.class)
                .field("occurrence", OccurrenceView::occurrence)
                .field("scheduledStartTime", OccurrenceView::start)
                .field("scheduledEndTime", OccurrenceView::end)
                .field("actualStartTime", OccurrenceView::startedAt)
                .field("actualEndTime", OccurrenceView::endedAt)
                .in(wiring);
    }

    private static void view(Properties<AMeeting> fields, String name, Function<MeetingView, @Nullable Object> value) {
        fields.field(name, it -> value.apply(it.view()));
    }

    private static void participant(RuntimeWiring.Builder wiring) {
        Properties<AParticipant> fields = Properties.of("Participant", AParticipant.class);
        fields.field("displayName", AParticipant::displayName).field("email", AParticipant::email);
        seen(fields, "id", ParticipantView::participantId);
        seen(fields, "userId", ParticipantView::userId);
        seen(fields, "role", ParticipantView::role);
        seen(fields, "status", ParticipantView::status);
        seen(fields, "isMuted", ParticipantView::isMuted);
        seen(fields, "isVideoOn", ParticipantView::isVideoOn);
        seen(fields, "isScreenSharing", ParticipantView::isScreenSharing);
        seen(fields, "handRaised", ParticipantView::handRaised);
        seen(fields, "restrictions", ParticipantView::restrictions);
        seen(fields, "joinedAt", ParticipantView::joinedAt);
        seen(fields, "leftAt", ParticipantView::leftAt);
        fields.in(wiring);
    }

    private static void seen(
            Properties<AParticipant> fields, String name, Function<ParticipantView, @Nullable Object> value) {
        fields.field(name, it -> value.apply(it.view()));
    }

    private static void person(RuntimeWiring.Builder wiring) {
        Properties<APerson> fields = Properties.of("User", APerson.class);
        fields.field("id", APerson::id).field("displayName", APerson::displayName);
        fields.field(
                "avatarUrl", it -> it.account() == null ? null : it.account().avatarUrl());
        own(fields, "email", UserView::email);
        own(fields, "emailVerified", account -> account.emailVerifiedAt() != null);
        own(fields, "username", UserView::username);
        own(fields, "timezone", UserView::timezone);
        own(fields, "language", UserView::language);
        own(fields, "accountType", UserView::accountType);
        own(fields, "settings", UserView::settings);
        fields.in(wiring);
    }

    private static void own(Properties<APerson> fields, String name, Function<UserView, @Nullable Object> value) {
        fields.field(name, it -> value.apply(account(it)));
    }

    /** @throws Denied INSUFFICIENT_PERMISSIONS when the name is all that is shown */
    static UserView account(APerson person) {
        UserView account = person.account();
        if (account == null || !person.open()) {
            throw Denied.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "AccountsAreTheirPersonsOwn");
        }
        return account;
    }

    private static void chat(RuntimeWiring.Builder wiring) {
        Properties.of("ChatMessage", ChatMessageView.class)
                .field("id", ChatMessageView::messageId)
                .field("senderId", ChatMessageView::senderId)
                .field("senderName", ChatMessageView::senderName)
                .field("content", ChatMessageView::content)
                .field("type", ChatMessageView::type)
                .field("replyTo", ChatMessageView::replyTo)
                .field("isPrivate", ChatMessageView::isPrivate)
                .field("recipientId", ChatMessageView::recipientId)
                .field("timestamp", ChatMessageView::timestamp)
                .field("sequence", ChatMessageView::sequence)
                .in(wiring);
    }
}
