package io.videoconf.edge.rest;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.meeting.views.MeetingView;

/** Whom e-mail addresses are shown to: the owner, and those who moderate. */
public final class Emails {
    private Emails() {}

    /** True when {@code viewer} sees the e-mail addresses of the meeting's people. */
    public static boolean areShown(MeetingView meeting, Actor viewer) {
        return viewer.isSystem()
                || meeting.ownerUserId().equals(viewer.id())
                || meeting.participants().stream()
                        .anyMatch(each ->
                                viewer.id().equals(each.userId()) && each.role().moderates());
    }
}
