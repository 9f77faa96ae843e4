package io.videoconf.architecture;

/** Packages of pure functions: states, folds, decisions. */
final class PureRooms {
    static final String[] PACKAGES = {
        "io.videoconf.api.meeting.state..",
        Rooms.KERNEL,
        "io.videoconf.command.account.state..",
        "io.videoconf.command.account.registration..",
        "io.videoconf.command.account.identity..",
        "io.videoconf.command.account.keys..",
        "io.videoconf.command.account.profile..",
        "io.videoconf.command.account.administration..",
        "io.videoconf.command.account.deletion..",
        "io.videoconf.command.account.rules..",
        "io.videoconf.command.notice.calendar..",
        "io.videoconf.command.notice.webhook..",
        "io.videoconf.command.compliance.erasure..",
        "io.videoconf.command.compliance.hold..",
    };

    private PureRooms() {}
}
