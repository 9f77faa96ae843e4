package io.videoconf.command.notice.webhook;

import io.videoconf.api.json.FactEnvelope;
import io.videoconf.api.meeting.events.MeetingEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What facts are called outside. */
public final class FactTypes {
    private static final Set<String> ALL = Arrays.stream(MeetingEvent.class.getPermittedSubclasses())
            .map(FactEnvelope::type)
            .collect(Collectors.toUnmodifiableSet());

    private FactTypes() {}

    /** True for the name of a kind of fact. */
    public static boolean knows(String name) {
        return ALL.contains(name);
    }
}
