package io.videoconf.command.compliance.desk;

import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.compliance.queries.FindRetention;
import io.videoconf.api.compliance.queries.FindRetentionPolicy;
import io.videoconf.api.compliance.queries.ListDisposals;
import io.videoconf.api.compliance.queries.ListEndedMeetings;
import io.videoconf.api.compliance.views.EndedMeetings;
import io.videoconf.api.compliance.views.RetentionPolicyView;
import io.videoconf.api.compliance.views.RetentionStanding;
import io.videoconf.api.compliance.views.RetentionView;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.RetentionPolicyId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.recording.events.RecordingImported;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.command.compliance.retention.Policy;
import io.videoconf.command.compliance.retention.Precedence;
import io.videoconf.command.compliance.retention.Retained;
import io.videoconf.command.compliance.retention.Setting;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what was said about keeping, what applies, and what rules have ended. */
@Component
class RetentionAnswers {
    private static final int MOST = 100;
    private final RetentionStory story;
    private final RetentionRows rows;
    private final MeetingsKept meetings;
    private final FirstFacts facts;
    private final Clock clock;

    RetentionAnswers(RetentionStory story, RetentionRows rows, MeetingsKept meetings, FirstFacts facts, Clock clock) {
        this.story = story;
        this.rows = rows;
        this.meetings = meetings;
        this.facts = facts;
        this.clock = clock;
    }

    @QueryHandler
    RetentionPolicyView handle(FindRetentionPolicy query) {
        Actor viewer = query.viewer();
        boolean sees =
                switch (query.scope()) {
                    case TENANT ->
                        Setting.seesForTenant(viewer) && viewer.tenant().value().equals(query.subjectId());
                    case ACCOUNT -> viewer.id().value().equals(query.subjectId());
                    case MEETING -> requireReader(query.subjectId(), viewer);
                };
        if (!sees) {
            throw refused(Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyWhoAnswersForItSeesWhatIsKept"));
        }
        return story.policy(query.scope(), query.subjectId(), moment(query.asOf()));
    }

    @QueryHandler
    RetentionView handle(FindRetention query) {
        RetentionStory.Whose whose =
                switch (query.streamKind()) {
                    case MEETING -> ofMeeting(query);
                    case RECORDING -> ofRecording(query);
                    case ACCOUNT, WEBHOOK, COMPLIANCE ->
                        throw refused(Refusal.of(RefusalCode.NOT_FOUND, "OnlyWhatIsKeptForATimeHasATime"));
                };
        Instant at = moment(query.asOf());
        List<RetentionStanding> standings = Arrays.stream(RetentionClass.values())
                .filter(kind -> kind.of() == query.streamKind())
                .map(kind -> story.standing(kind, query.streamId(), whose, at))
                .toList();
        return new RetentionView(query.streamKind(), query.streamId(), standings);
    }

    @SuppressWarnings("rawtypes") // the bus matches handlers by the raw class of the answer
    @QueryHandler
    Listing handle(ListDisposals query) {
        Actor viewer = query.viewer();
        if (!Setting.seesForTenant(viewer)) {
            throw refused(Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyWhoAnswersForItSeesWhatIsKept"));
        }
        String cursor = query.page().cursor();
        Optional<RetentionRows.Told> after = place(cursor);
        if (query.page().limit() < 1 || query.page().limit() > MOST || (cursor != null && after.isEmpty())) {
            throw refused(Refusal.of(RefusalCode.VALIDATION_FAILED, "PagesAreInBounds")
                    .with("fields", Map.of(cursor == null ? "limit" : "cursor", "is not one of this list")));
        }
        int limit = query.page().limit();
        List<RetentionRows.Told> found =
                rows.told(viewer.tenant(), after.orElse(null), query.page().offset(), limit + 1);
        boolean more = found.size() > limit;
        List<RetentionRows.Told> shown = more ? found.subList(0, limit) : found;
        Instant now = clock.instant();
        return new Listing<>(
                shown.stream().flatMap(told -> standing(told, now).stream()).toList(),
                rows.toldOf(viewer.tenant()),
                more,
                more ? cursor(shown.getLast()) : null);
    }

    @QueryHandler
    EndedMeetings handle(ListEndedMeetings query) {
        Actor viewer = query.viewer();
        if (!Setting.saysForTenant(viewer)) {
            throw refused(Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyComplianceTriesPolicies"));
        }
        Policy tried = new Policy(
                RetentionScope.TENANT,
                RetentionPolicyId.of(RetentionScope.TENANT, viewer.tenant().value()),
                query.tried(),
                0);
        List<Retained> found = rows.ended(viewer.tenant(), query.from(), query.to(), query.most() + 1);
        boolean more = found.size() > query.most();
        return new EndedMeetings(
                found.stream()
                        .limit(query.most())
                        .map(it -> new EndedMeetings.Ended(it.meeting(), it.since(), kept(it.meeting(), tried)))
                        .toList(),
                more);
    }

    private List<EndedMeetings.Kept> kept(MeetingId meeting, Policy tried) {
        return rows.ofMeeting(meeting).stream()
                .map(each -> kept(each.it(), each.ended(), tried))
                .toList();
    }

    private EndedMeetings.Kept kept(Retained it, boolean ended, Policy tried) {
        List<Policy> policies = List.copyOf(rows.policies(it));
        return new EndedMeetings.Kept(
                it.kind(),
                it.streamId(),
                it.since(),
                it.dueAt(Precedence.of(it.kind(), policies)),
                it.dueAt(Precedence.ifTenantSaid(tried, it.kind(), policies)),
                ended);
    }

    private Optional<RetentionStanding> standing(RetentionRows.Told told, Instant now) {
        return rows.find(told.kind(), told.streamId())
                .map(it -> story.standing(
                        it.kind(),
                        it.streamId(),
                        new RetentionStory.Whose(it.tenant(), it.owner(), it.meeting()),
                        now));
    }

    private RetentionStory.Whose ofMeeting(FindRetention query) {
        requireReader(query.streamId(), query.viewer());
        return facts.first(query.streamId()) instanceof MeetingScheduled it
                ? new RetentionStory.Whose(it.tenantId(), it.ownerId(), it.meetingId())
                : unknownMeeting();
    }

    private RetentionStory.Whose ofRecording(FindRetention query) {
        RetentionStory.Whose whose =
                switch (facts.first(query.streamId())) {
                    case RecordingOpened it -> new RetentionStory.Whose(it.tenantId(), it.ownerId(), it.meetingId());
                    case RecordingImported it -> new RetentionStory.Whose(it.tenantId(), it.ownerId(), it.meetingId());
                    case null, default -> null;
                };
        Actor viewer = query.viewer();
        if (whose == null || !(whose.owner().equals(viewer.id()) || watches(viewer, whose))) {
            throw refused(Refusal.of(RefusalCode.RECORDING_NOT_FOUND, "OnlyWhoMaySeeARecordingLearnsOfIt"));
        }
        return whose;
    }

    private static boolean watches(Actor viewer, RetentionStory.Whose whose) {
        return viewer.role() == TenantRole.COMPLIANCE && viewer.tenant().equals(whose.tenant());
    }

    /** True, or it is refused: as there is none to whoever may not know of the meeting. */
    private boolean requireReader(String meeting, Actor viewer) {
        Setting.About about = meetings.about(meeting, viewer);
        if (about.reads()) {
            return true;
        }
        if (!about.seen()) {
            return unknownMeeting();
        }
        throw refused(Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyWhoLeadsAMeetingSeesWhatIsKept"));
    }

    private static <T> T unknownMeeting() {
        throw refused(Refusal.of(RefusalCode.MEETING_NOT_FOUND, "OnlyWhatExistsIsAsked"));
    }

    private Instant moment(@Nullable Instant asOf) {
        return asOf == null ? clock.instant() : asOf;
    }

    private static String cursor(RetentionRows.Told told) {
        return told.kind().name().toLowerCase(Locale.ROOT) + ":" + told.streamId();
    }

    private static Optional<RetentionRows.Told> place(@Nullable String cursor) {
        if (cursor == null || cursor.indexOf(':') < 0) {
            return Optional.empty();
        }
        int colon = cursor.indexOf(':');
        try {
            return Optional.of(new RetentionRows.Told(
                    RetentionClass.valueOf(cursor.substring(0, colon).toUpperCase(Locale.ROOT)),
                    new MeetingId(cursor.substring(colon + 1)).value()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // that is how words and ids say no
        }
    }

    private static QueryExecutionException refused(Refusal refusal) {
        return new QueryExecutionException(refusal.message(), null, refusal);
    }
}
