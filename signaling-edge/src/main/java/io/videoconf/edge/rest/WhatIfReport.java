package io.videoconf.edge.rest;

import io.videoconf.api.compliance.views.EndedMeetings;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.views.TrialOutcome;
import io.videoconf.api.meeting.views.TrialView;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.gateway.limits.LimitSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of trying a policy: meeting by meeting, and all together. */
final class WhatIfReport {
    private static final Duration HOUR = Duration.ofHours(1);
    private final TriedPolicy policy;
    private final List<Tried> all;
    private final boolean more;
    private final LimitSettings limits;
    private final Instant now;

    /** @param more whether there are meetings that were not tried */
    WhatIfReport(TriedPolicy policy, List<Tried> all, boolean more, LimitSettings limits, Instant now) {
        this.policy = policy;
        this.all = List.copyOf(all);
        this.more = more;
        this.limits = limits;
        this.now = now;
    }

    /** One meeting. */
    record Tried(EndedMeetings.Ended ended, TrialView view) {}

    ObjectNode json() {
        Set<String> uncreated = uncreated();
        ObjectNode json = WireJson.object();
        ObjectNode totals = json.putObject("totals");
        ArrayNode meetings = json.putArray("meetings");
        int differing = 0;
        for (Tried each : all) {
            List<String> differences = differences(each, uncreated);
            differing += differences.isEmpty() ? 0 : 1;
            meetings.add(meeting(each, differences));
        }
        totals(totals, differing, uncreated.size());
        json.put("has_more", more);
        return json;
    }

    private List<String> differences(Tried each, Set<String> uncreated) {
        List<String> differences = new ArrayList<>(each.view().differences());
        if (each.view().letIn() > 0) {
            differences.add(
                    "refused at the door and would not be: " + each.view().letIn());
        }
        if (uncreated.contains(each.view().meetingId().value())) {
            differences.add("would not have been made: the quota of its owner was used up");
        }
        each.ended().kept().forEach(kept -> retention(kept, differences));
        return differences;
    }

    private static void retention(EndedMeetings.Kept kept, List<String> differences) {
        if (isOtherwise(kept)) {
            differences.add(WireJson.word(kept.kind()) + " " + kept.streamId() + ": is kept " + told(kept.dueAt())
                    + ", would be kept " + told(kept.triedDueAt()));
        }
    }

    private static boolean isOtherwise(EndedMeetings.Kept kept) {
        return !Objects.equals(kept.triedDueAt(), kept.dueAt());
    }

    private static String told(@Nullable Instant due) {
        return due == null ? "for ever" : "until " + due;
    }

    private ObjectNode meeting(Tried each, List<String> differences) {
        ObjectNode json = WireJson.object();
        json.put("meeting_id", each.view().meetingId().value());
        json.put("owner_id", each.view().ownerId().value());
        json.put("created_at", MeetingJson.text(each.view().createdAt()));
        json.put("faithful", each.view().faithful());
        ArrayNode told = json.putArray("differences");
        differences.forEach(told::add);
        json.set("recorded", outcome(each.view().recorded()));
        json.set("tried", outcome(each.view().tried()));
        return json;
    }

    private static ObjectNode outcome(TrialOutcome it) {
        ObjectNode json = WireJson.object();
        ArrayNode hosts = json.putArray("host_changes");
        it.hostChanges()
                .forEach(step -> hosts.addObject()
                        .put("at", MeetingJson.text(step.at()))
                        .put("participant_id", step.participantId().value())
                        .put("rule", WireJson.word(step.rule())));
        json.put("host_gone", it.hostGone());
        json.put("seconds_without_host", it.secondsWithoutHost());
        json.put("waited", it.waited());
        json.put("seconds_waited", it.secondsWaited());
        json.put("not_let_in", it.notLetIn());
        json.put("time_limit_warnings", it.warnings());
        json.put("ended_at", MeetingJson.text(it.endedAt()));
        json.put("end_cause", it.endCause() == null ? null : WireJson.word(it.endCause()));
        ArrayNode refused = json.putArray("refused");
        it.refused()
                .forEach(step -> refused.addObject()
                        .put("at", MeetingJson.text(step.at()))
                        .put("command", step.command())
                        .put("rule", step.rule())
                        .put("code", step.code().name()));
        json.put("impossible", it.impossible());
        return json;
    }

    private void totals(ObjectNode totals, int differing, int uncreated) {
        totals.put("meetings", all.size());
        totals.put("differing", differing);
        totals.put(
                "not_faithful",
                all.stream().filter(each -> !each.view().faithful()).count());
        both(totals, "without_host", it -> it.hostGone() > 0 ? 1 : 0);
        both(totals, "host_changes", it -> it.hostChanges().size());
        both(totals, "seconds_without_host", TrialOutcome::secondsWithoutHost);
        both(totals, "waited", TrialOutcome::waited);
        both(totals, "seconds_waited", TrialOutcome::secondsWaited);
        both(totals, "not_let_in", TrialOutcome::notLetIn);
        both(totals, "ended_by_rule", it -> endedByRule(it) ? 1 : 0);
        both(totals, "refused", it -> it.refused().size());
        both(totals, "impossible", TrialOutcome::impossible);
        totals.put("let_in", all.stream().mapToInt(each -> each.view().letIn()).sum());
        totals.put("not_created", uncreated);
        ObjectNode disposed = totals.putObject("disposed_of");
        disposed.put("recorded", kept(kept -> kept.ended() ? 1 : 0));
        disposed.put("tried", kept(kept -> isOver(kept) ? 1 : 0));
    }

    private static boolean endedByRule(TrialOutcome it) {
        return it.endCause() != null
                && switch (it.endCause()) {
                    case HOST_ABSENT, TIME_LIMIT, EXPIRED -> true;
                    case HOST_ENDED, OWNER_DELETED -> false;
                };
    }

    private boolean isOver(EndedMeetings.Kept kept) {
        Instant due = kept.triedDueAt();
        return isOtherwise(kept) ? due != null && !now.isBefore(due) : kept.ended();
    }

    private long kept(ToLongFunction<EndedMeetings.Kept> of) {
        return all.stream()
                .flatMap(each -> each.ended().kept().stream())
                .mapToLong(of)
                .sum();
    }

    private void both(ObjectNode totals, String name, ToLongFunction<TrialOutcome> of) {
        totals.putObject(name)
                .put(
                        "recorded",
                        all.stream()
                                .mapToLong(each -> of.applyAsLong(each.view().recorded()))
                                .sum())
                .put(
                        "tried",
                        all.stream()
                                .mapToLong(each -> of.applyAsLong(each.view().tried()))
                                .sum());
    }

    /** Meetings that their owner's quota would not have allowed: those that were made within an hour after as many others. */
    private Set<String> uncreated() {
        if (policy.account() == null) {
            return Set.of();
        }
        long quota = limits.meetingCreationsOf(policy.account());
        Set<String> over = new HashSet<>();
        Map<UserId, Deque<Instant>> made = new HashMap<>();
        List<TrialView> inOrder = all.stream()
                .map(Tried::view)
                .sorted(Comparator.comparing(TrialView::createdAt))
                .toList();
        for (TrialView each : inOrder) {
            Deque<Instant> hour = made.computeIfAbsent(each.ownerId(), _ -> new ArrayDeque<>());
            while (!hour.isEmpty() && !hour.getFirst().isAfter(each.createdAt().minus(HOUR))) {
                hour.removeFirst();
            }
            if (quota != LimitSettings.UNLIMITED && hour.size() >= quota) {
                over.add(each.meetingId().value());
            } else {
                hour.addLast(each.createdAt());
            }
        }
        return over;
    }
}
