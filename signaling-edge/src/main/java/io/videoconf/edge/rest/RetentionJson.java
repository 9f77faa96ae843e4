package io.videoconf.edge.rest;

import io.videoconf.api.compliance.AppliedRule;
import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.views.RetentionPolicyView;
import io.videoconf.api.compliance.views.RetentionStanding;
import io.videoconf.api.compliance.views.RetentionView;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.edge.gateway.json.Fields;
import io.videoconf.edge.gateway.json.WireJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is said about keeping, and what became of it, as clients see it and say it. */
final class RetentionJson {
    private static final int LONGEST_TEXT = 30;
    private static final String DURATION =
            "must be an ISO 8601 duration in days, hours, minutes and seconds, such as P30D";

    private RetentionJson() {}

    /** The rules of a request; what is wrong with them is noted there. */
    static List<RetentionRule> rules(Fields body) {
        List<RetentionRule> rules = new ArrayList<>();
        for (RetentionClass kind : RetentionClass.values()) {
            Fields said = body.object(WireJson.word(kind));
            if (said != null) {
                rules.add(new RetentionRule(
                        kind, seconds(said, "keep_for"), seconds(said, "at_least"), seconds(said, "at_most")));
            }
        }
        return rules;
    }

    private static @Nullable Long seconds(Fields said, String name) {
        String text = said.shaped(name, RetentionJson::isDuration, DURATION).orNull();
        return text == null ? null : Duration.parse(text).toSeconds();
    }

    private static boolean isDuration(String text) {
        try {
            return text.length() <= LONGEST_TEXT
                    && Duration.parse(text).toSeconds() > 0
                    && Duration.parse(text).toNanosPart() == 0;
        } catch (DateTimeException e) {
            return false; // that is how durations say no
        }
    }

    static ObjectNode policy(RetentionPolicyView view) {
        ObjectNode json = WireJson.object();
        json.put("scope", WireJson.word(view.scope()));
        json.put("subject_id", view.subjectId());
        for (RetentionClass kind : RetentionClass.values()) {
            json.putNull(WireJson.word(kind));
        }
        view.rules().forEach(rule -> {
            ObjectNode said = json.putObject(WireJson.word(rule.kind()));
            said.put("keep_for", duration(rule.keepSeconds()));
            said.put("at_least", duration(rule.shortestSeconds()));
            said.put("at_most", duration(rule.longestSeconds()));
        });
        json.put(
                "changed_by", view.changedBy() == null ? null : view.changedBy().value());
        json.put("changed_at", MeetingJson.text(view.changedAt()));
        json.put("version", view.version());
        return json;
    }

    static ObjectNode retention(RetentionView view) {
        ObjectNode json = WireJson.object();
        json.put(view.streamKind() == StreamKind.MEETING ? "meeting_id" : "recording_id", view.streamId());
        ArrayNode list = json.putArray("retention");
        view.standings().forEach(standing -> list.add(standing(WireJson.object(), standing)));
        return json;
    }

    static ObjectNode disposal(RetentionStanding it) {
        ObjectNode json = WireJson.object();
        json.put("meeting_id", it.streamKind() == StreamKind.MEETING ? it.streamId() : null);
        json.put("recording_id", it.streamKind() == StreamKind.RECORDING ? it.streamId() : null);
        return standing(json, it);
    }

    private static ObjectNode standing(ObjectNode json, RetentionStanding it) {
        json.put("class", WireJson.word(it.kind()));
        json.put("status", WireJson.word(it.status()));
        json.set("rule", rule(it.rule()));
        json.put("since", MeetingJson.text(it.since()));
        json.put("due_at", MeetingJson.text(it.dueAt()));
        ArrayNode holds = json.putArray("holds");
        it.holds().forEach(hold -> holds.add(hold.value()));
        if (it.disposedAt() == null) {
            json.putNull("disposed");
        } else {
            ObjectNode disposed = json.putObject("disposed");
            disposed.put("at", MeetingJson.text(it.disposedAt()));
            disposed.put("keys", it.keys());
            disposed.put("facts", it.facts());
            disposed.put("bytes", it.bytes());
            disposed.put("sha256", it.sha256());
        }
        return json;
    }

    private static @Nullable ObjectNode rule(AppliedRule rule) {
        if (rule.scope() == null) {
            return null;
        }
        ObjectNode json = WireJson.object();
        json.put("keep_for", duration(rule.keepSeconds()));
        json.put("scope", WireJson.word(rule.scope()));
        json.put("policy_version", rule.policyVersion());
        json.put("bounded", rule.bounded());
        return json;
    }

    /** In days where it is whole days. */
    static @Nullable String duration(@Nullable Long seconds) {
        if (seconds == null) {
            return null;
        }
        long day = Duration.ofDays(1).toSeconds();
        return seconds % day == 0
                ? "P" + seconds / day + "D"
                : Duration.ofSeconds(seconds).toString();
    }
}
