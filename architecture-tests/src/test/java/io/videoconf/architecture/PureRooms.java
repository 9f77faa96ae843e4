package io.videoconf.architecture;

import java.util.Set;

/** Packages of pure functions: states, folds, decisions. */
final class PureRooms {
    static final String[] PACKAGES = {
        "io.videoconf.api.meeting.state..",
        Rooms.KERNEL,
        "io.videoconf.command.audit.opening..",
        Rooms.RECURRENCE,
        "io.videoconf.command.meeting.admission..",
        "io.videoconf.command.meeting.chat..",
        "io.videoconf.command.meeting.deciding..",
        "io.videoconf.command.meeting.host..",
        "io.videoconf.command.meeting.life..",
        "io.videoconf.command.meeting.media..",
        "io.videoconf.command.meeting.presence..",
        "io.videoconf.command.meeting.recording..",
        "io.videoconf.command.meeting.trial..",
        "io.videoconf.command.meeting.roles..",
        "io.videoconf.command.meeting.series..",
        "io.videoconf.command.account.state..",
        "io.videoconf.command.account.registration..",
        "io.videoconf.command.account.identity..",
        "io.videoconf.command.account.keys..",
        "io.videoconf.command.account.profile..",
        "io.videoconf.command.account.administration..",
        "io.videoconf.command.account.deletion..",
        "io.videoconf.command.account.rules..",
        "io.videoconf.command.account.verification..",
        "io.videoconf.command.recording.capture..",
        "io.videoconf.command.recording.upload..",
        "io.videoconf.command.recording.processing..",
        "io.videoconf.command.recording.importing..",
        "io.videoconf.command.recording.access..",
        "io.videoconf.command.recording.sharing..",
        "io.videoconf.command.recording.deletion..",
        "io.videoconf.command.recording.holds..",
        "io.videoconf.command.recording.rule..",
        "io.videoconf.command.recording.state..",
        "io.videoconf.command.notice.calendar..",
        "io.videoconf.command.notice.webhook..",
        "io.videoconf.command.compliance.erasure..",
        "io.videoconf.command.compliance.hold..",
        "io.videoconf.command.compliance.retention..",
    };

    /** Those beside the decisions that have the bytes of recordings looked at, through the port of the object store. */
    static final Set<String> WORK_ON_BYTES = Set.of(
            "io.videoconf.command.recording.access.RecordingLinks",
            "io.videoconf.command.recording.upload.Measure",
            "io.videoconf.command.recording.upload.PartsDisposal",
            "io.videoconf.command.recording.upload.UploadCompletion");

    private PureRooms() {}
}
