package io.videoconf.acceptance;

import io.videoconf.demo.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may do what with a recording, where addresses need not be verified because nobody could. */
@ExtendWith(SharedServer.class)
class RecordingAccessIT {
    private final RestClient rest;

    RecordingAccessIT(RestClient rest) {
        this.rest = rest;
    }

    @Test
    void everybodyMayDoWhatTheTableSays() {
        new RecordingAccess(rest, false).assertTable();
    }
}
