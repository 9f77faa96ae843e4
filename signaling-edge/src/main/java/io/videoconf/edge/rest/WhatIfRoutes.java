package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.audit.AuditFilter;
import io.videoconf.api.compliance.queries.ListEndedMeetings;
import io.videoconf.api.compliance.views.EndedMeetings;
import io.videoconf.api.json.FactNames;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.queries.TryPolicy;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.api.meeting.views.TrialView;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.Readings;
import io.videoconf.edge.gateway.limits.LimitSettings;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Meetings of the past under another policy. A question, for all that it is a POST: nothing is written. */
@RestController
@RequestMapping({ApiVersions.VERSIONED, ApiVersions.PLAIN})
@Tag(name = "Compliance")
class WhatIfRoutes {
    private static final int MOST = 1_000;
    private static final int USUAL = 100;
    private static final int AT_ONCE = 4;
    private static final int ROWS = 100;
    /** As a history calls it. */
    private static final String JOIN = FactNames.snakeCase(JoinMeeting.class.getSimpleName());

    /** What another policy may have decided otherwise; a wrong password stays wrong. */
    private static final Set<RefusalCode> AT_THE_DOOR =
            EnumSet.of(RefusalCode.WAITING_FOR_HOST, RefusalCode.MEETING_LOCKED, RefusalCode.MEETING_FULL);

    private final Calls calls;
    private final Readings readings;
    private final Queries queries;
    private final LimitSettings limits;

    WhatIfRoutes(Calls calls, Readings readings, Queries queries, LimitSettings limits) {
        this.calls = calls;
        this.readings = readings;
        this.queries = queries;
        this.limits = limits;
    }

    @PostMapping(path = "/what-if", version = "1")
    @Operation(summary = "For compliance: what meetings of the past would have come to under another policy")
    Mono<ResponseEntity<byte[]>> tryPolicy(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            TriedPolicy policy = TriedPolicy.of(call.body().object("policy"));
            if (policy == null) {
                call.body().refuse("policy", "is missing");
            }
            Instant from = call.body().time("from").orNull();
            Instant to = call.body().time("to").orNull();
            int limit = call.body().count("limit", 1, MOST).or(USUAL);
            // It tells, meeting by meeting and by id, in whose hands the host role was.
            String purpose = Readings.purposeInOffice(call);
            call.complete();
            AuditFilter which = new AuditFilter(null, null, StreamKind.MEETING, null, from, to, false);
            ListEndedMeetings over = new ListEndedMeetings(
                    call.actor(), from, to, limit, policy == null ? List.of() : policy.retention());
            return readings.ofMeetings(which, purpose, call.sending().anyVersion())
                    .flatMap(onRecord -> queries.ask(over, EndedMeetings.class, call.origin())
                            .flatMap(ended -> Flux.fromIterable(ended.meetings())
                                    .flatMapSequential(each -> tried(call, onRecord, policy, each), AT_ONCE)
                                    .collectList()
                                    .map(all -> report(policy, all, ended.more()))))
                    .map(report -> Answers.json(call, report.json()));
        });
    }

    private WhatIfReport report(@Nullable TriedPolicy policy, List<WhatIfReport.Tried> all, boolean more) {
        TriedPolicy said = Objects.requireNonNull(policy, "a request without one is refused");
        return new WhatIfReport(said, all, more, limits, Instant.now());
    }

    private Mono<WhatIfReport.Tried> tried(
            Call call, boolean onRecord, @Nullable TriedPolicy policy, EndedMeetings.Ended ended) {
        TriedPolicy said = Objects.requireNonNull(policy, "a request without one is refused");
        return refused(call, onRecord, ended.meetingId(), null)
                .expand(found ->
                        found.next() == null ? Mono.empty() : refused(call, onRecord, ended.meetingId(), found.next()))
                .concatMapIterable(Rows::refused)
                .collectList()
                .flatMap(refused -> queries.ask(
                        new TryPolicy(
                                ended.meetingId(),
                                said.settings(),
                                said.account(),
                                said.admitAfterSeconds(),
                                refused,
                                call.actor()),
                        TrialView.class,
                        call.origin()))
                .map(view -> new WhatIfReport.Tried(ended, view));
    }

    private record Rows(
            List<TryPolicy.RefusedJoin> refused, @Nullable String next) {}

    private Mono<Rows> refused(Call call, boolean onRecord, MeetingId meeting, @Nullable String cursor) {
        return queries.list(
                        new ReadHistory(meeting, call.actor(), onRecord, new Page(ROWS, 0, cursor)),
                        HistoryEntry.class,
                        call.origin())
                .map(found -> new Rows(
                        found.rows().stream()
                                .filter(WhatIfRoutes::isRefusedAtTheDoor)
                                .map(entry -> new TryPolicy.RefusedJoin(
                                        entry.timestamp(), entry.actorKind(), entry.actorId()))
                                .toList(),
                        found.hasMore() ? found.nextCursor() : null));
    }

    private static boolean isRefusedAtTheDoor(HistoryEntry entry) {
        RefusalCode code = entry.code();
        return entry.refused() && entry.type().equals(JOIN) && code != null && AT_THE_DOOR.contains(code);
    }
}
