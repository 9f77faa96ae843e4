package io.videoconf.api.compliance;

import io.videoconf.api.kernel.StreamKind;

/** What is kept for a time of its own. */
public enum RetentionClass {
    /** The bytes of a recording, from when it was stopped or imported. */
    RECORDINGS(StreamKind.RECORDING),
    /** What was written in a meeting, from its end. */
    CHAT(StreamKind.MEETING),
    /** The names, addresses and reasons in a meeting, from its end. */
    PERSONAL_DATA(StreamKind.MEETING);

    private final StreamKind of;

    RetentionClass(StreamKind of) {
        this.of = of;
    }

    /** In which streams there is something of it. */
    public StreamKind of() {
        return of;
    }
}
