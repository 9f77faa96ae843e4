package io.videoconf.command.meeting.life;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Rule;
import io.videoconf.command.meeting.deciding.Seats;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of a meeting's life. */
final class LifeRules {
    private LifeRules() {}

    /** A guest's token is good for taking part in one meeting, and for nothing else. */
    record OnlyAccountsSchedule() implements Rule<Actor> {
        @Override
        public boolean holds(Actor it) {
            return it.kind() == ActorKind.USER || it.kind() == ActorKind.SERVICE;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** An id is used for one meeting. */
    record AMeetingIsScheduledOnce() implements Rule<Boolean> {
        @Override
        public boolean holds(Boolean free) {
            return free;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** Settings have bounds that every door shares. */
    record SettingsStayWithinBounds() implements Rule<MeetingSettings> {
        @Override
        public boolean holds(MeetingSettings it) {
            return fields(it).isEmpty();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }

        @Override
        public Refusal refusal(MeetingSettings it) {
            return Refusal.of(code(), name()).with("fields", fields(it));
        }

        private static Map<String, String> fields(MeetingSettings it) {
            Map<String, String> fields = new LinkedHashMap<>();
            within(fields, "settings.max_participants", it.maxParticipants(), 1, 1000);
            within(fields, "settings.host_grace_seconds", it.hostGraceSeconds(), 0, 600);
            within(fields, "settings.host_absent_end_after_minutes", it.hostAbsentEndAfterMinutes(), 1, 1440);
            within(fields, "settings.time_limit_minutes", it.timeLimitMinutes(), 1, 1440);
            return fields;
        }

        private static void within(
                Map<String, String> fields, String name, @Nullable Integer value, int least, int most) {
            if (value != null && (value < least || value > most)) {
                fields.put(name, "must be between " + least + " and " + most);
            }
        }
    }

    /** A password that is required must be there. */
    record AProtectedMeetingHasAPassword() implements Rule<MeetingSettings> {
        @Override
        public boolean holds(MeetingSettings it) {
            return !it.requirePassword() || it.passwordHash() != null;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }

        @Override
        public Refusal refusal(MeetingSettings it) {
            return Refusal.of(code(), name())
                    .with("fields", Map.of("settings.password", "is needed when require_password is true"));
        }
    }

    /** From when to when a meeting is planned. */
    record Plan(@Nullable Instant start, @Nullable Instant end) {}

    /** A meeting ends after it starts. */
    record AMeetingEndsAfterItStarts() implements Rule<Plan> {
        @Override
        public boolean holds(Plan it) {
            return it.start() == null || it.end() == null || it.end().isAfter(it.start());
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }

        @Override
        public Refusal refusal(Plan it) {
            return Refusal.of(code(), name())
                    .with("fields", Map.of("scheduled_end_time", "must be after scheduled_start_time"));
        }
    }

    /** A meeting belongs to its owner, and while it runs to its host as well. */
    record OnlyHostsChangeTheMeeting() implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.hosts();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Nobody loses a seat because the room gets smaller; one seat stays the owner's. */
    record EverybodyKeepsTheirSeat(LiveMeeting live) implements Rule<MeetingSettings> {
        @Override
        public boolean holds(MeetingSettings it) {
            return it.maxParticipants() >= Seats.taken(live);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }

        @Override
        public Refusal refusal(MeetingSettings it) {
            return Refusal.of(code(), name()).with("seats_taken", Seats.taken(live));
        }
    }

    /** What is encrypted end to end cannot be recorded in the cloud. */
    record NoEndToEndEncryptionWhileTheCloudRecords(LiveMeeting live) implements Rule<MeetingSettings> {
        @Override
        public boolean holds(MeetingSettings it) {
            return it.encryption() != Encryption.E2EE
                    || live.recordings().stream().noneMatch(recording -> recording.mode() == RecordingMode.CLOUD);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** The owner, a co-host or a named alternative host begins a meeting. */
    record OnlyHostsStart() implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.owner()
                    || it.role().moderates()
                    || (it.me() != null && it.facts().names(it.me().person().email()));
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Whether a meeting takes place is for its owner to say. */
    record OnlyTheOwnerCancels() implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.owner();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** What runs is ended, not cancelled. */
    record ARunningMeetingIsNotCancelled() implements Rule<Boolean> {
        @Override
        public boolean holds(Boolean idle) {
            return idle;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** The owner or the host ends a meeting; a co-host while the host is not there. */
    record OnlyHostsEnd(LiveMeeting live) implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.actsAsHostOf(live);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }
}
