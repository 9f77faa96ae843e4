package io.videoconf.edge.rest;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.ChatHistory;
import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.HostAbsentPolicy;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.MeetingPolicyChange;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.Recurrence;
import io.videoconf.api.meeting.RestrictionsChange;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.edge.gateway.Caller;
import io.videoconf.edge.gateway.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of meeting routes. */
public final class MeetingFields {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 5000;
    private static final int LONGEST_GUESS = 5000;
    private static final int MOST_EMAILS = 100;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DEVICE = 100;
    private static final int LONGEST_PASSWORD = 64;
    private static final int MOST_PEOPLE = 1000;
    private static final int LONGEST_GRACE_SECONDS = 600;
    private static final int DAY_MINUTES = 1440;
    private static final int MONTH_MINUTES = 43_200;
    private static final int MOST_DOMAINS = 50;
    private static final int LONGEST_RULE = 500;

    /** A join over REST comes before the device is there to say what it can do. */
    private static final Capabilities UNKNOWN_DEVICE = new Capabilities(true, true, true);

    private MeetingFields() {}

    /** A meeting to schedule, by the caller. */
    public static ScheduleMeeting schedule(Fields body, Caller caller) {
        Instant start = body.time("scheduled_start_time").orNull();
        Instant end = body.time("scheduled_end_time").orNull();
        checkOrder(body, start, end);
        if (start == null && end != null) {
            body.refuse("scheduled_end_time", "needs a scheduled_start_time");
        }
        return new ScheduleMeeting(
                MeetingId.fresh(),
                ParticipantId.fresh(),
                caller.name(),
                caller.email(),
                body.text("title", 1, LONGEST_TITLE).required(),
                body.text("description", 0, LONGEST_DESCRIPTION).orNull(),
                start,
                end,
                body.emails("alternative_hosts", 0, MOST_EMAILS).or(List.of()),
                settings(body.object("settings"), false),
                recurrence(body),
                caller.accountType());
    }

    /** A change of a meeting. */
    public static ChangeMeeting change(Fields body, MeetingId meeting) {
        Instant start = body.time("scheduled_start_time").orNull();
        Instant end = body.time("scheduled_end_time").orNull();
        checkOrder(body, start, end);
        Fields settings = body.object("settings");
        return new ChangeMeeting(
                meeting,
                body.text("title", 1, LONGEST_TITLE).orNull(),
                body.text("description", 0, LONGEST_DESCRIPTION).orNull(),
                start,
                end,
                body.emails("alternative_hosts", 0, MOST_EMAILS).orNull(),
                settings == null ? null : settings(settings, true),
                recurrence(body));
    }

    /** One of up to 5000 characters is tried, whichever the door: it is for the meeting to say that it is wrong. */
    public static @Nullable Secret password(Fields body) {
        return body.secret("password", 0, LONGEST_GUESS).orNull();
    }

    /** What the client calls its device, whichever the door. */
    public static @Nullable String device(Fields person) {
        return person.text("device_type", 1, LONGEST_DEVICE).orNull();
    }

    /** By REST or the graph: without a device that could come back. */
    public static JoinMeeting join(Fields body, MeetingId meeting, @Nullable String email) {
        return new JoinMeeting(
                meeting,
                ParticipantId.fresh(),
                null,
                new Introduction(body.text("display_name", 1, LONGEST_NAME).required(), null, device(body)),
                email,
                password(body),
                UNKNOWN_DEVICE);
    }

    /** What somebody may do from now on; null when nothing is said. */
    public static @Nullable RestrictionsChange restrictions(@Nullable Fields fields) {
        return fields == null ? null : restrictionsIn(fields);
    }

    static RestrictionsChange restrictionsIn(Fields fields) {
        return new RestrictionsChange(
                fields.flag("audio").orNull(),
                fields.flag("video").orNull(),
                fields.flag("screen_share").orNull(),
                fields.flag("chat").orNull());
    }

    /** Settings that are tried on a meeting of the past. */
    static MeetingSettingsChange tried(Fields settings) {
        return settings(settings, true);
    }

    private static MeetingSettingsChange settings(@Nullable Fields fields, boolean partial) {
        if (fields == null) {
            return MeetingSettingsChange.none();
        }
        Secret password = fields.secret("password", 1, LONGEST_PASSWORD).orNull();
        return new MeetingSettingsChange(
                fields.count("max_participants", 1, MOST_PEOPLE).orNull(),
                fields.flag("require_password").orNull(),
                password,
                fields.flag("waiting_room_enabled").orNull(),
                fields.flag("recording_enabled").orNull(),
                fields.flag("auto_record").orNull(),
                fields.flag("chat_enabled").orNull(),
                fields.flag("screen_share_enabled").orNull(),
                fields.flag("join_before_host").orNull(),
                fields.flag("mute_on_entry").orNull(),
                fields.count("host_grace_seconds", 0, LONGEST_GRACE_SECONDS).orNull(),
                fields.word("host_absent_policy", HostAbsentPolicy.class).orNull(),
                fields.count("host_absent_end_after_minutes", 1, DAY_MINUTES).orNull(),
                fields.flag("tenant_members_may_succeed").orNull(),
                timeLimit(fields, partial),
                fields.word("encryption", Encryption.class).orNull(),
                policy(fields));
    }

    private static MeetingPolicyChange policy(Fields fields) {
        List<String> domains = fields.texts("allowed_domains", 0, MOST_DOMAINS).orNull();
        return new MeetingPolicyChange(
                domains == null
                        ? null
                        : domains.stream()
                                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                                .distinct()
                                .toList(),
                fields.word("chat_history_visible", ChatHistory.class).orNull(),
                fields.flag("exclusive_screen_share").orNull(),
                fields.count("unattended_expiry_minutes", 1, MONTH_MINUTES).orNull());
    }

    /** Whether the rule can be gone by is for the meeting to say. */
    private static @Nullable Recurrence recurrence(Fields body) {
        Fields fields = body.object("recurrence");
        return fields == null
                ? null
                : new Recurrence(
                        fields.text("rule", 1, LONGEST_RULE).required(),
                        fields.text("time_zone", 1, LONGEST_NAME).required());
    }

    /** A new meeting may say "no limit" with null; a change cannot take a limit away with it. */
    private static @Nullable Integer timeLimit(Fields fields, boolean partial) {
        return !partial && fields.isNull("time_limit_minutes")
                ? null
                : fields.count("time_limit_minutes", 1, DAY_MINUTES).orNull();
    }

    private static void checkOrder(Fields body, @Nullable Instant start, @Nullable Instant end) {
        if (start != null && end != null && !end.isAfter(start)) {
            body.refuse("scheduled_end_time", "must be after scheduled_start_time");
        }
    }
}
