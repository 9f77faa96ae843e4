package io.videoconf.query.kernel;

import io.videoconf.api.audit.CommandRefused;

/** A view that also wants the commands that were refused. */
public interface RecordsRefusals {
    /** Takes in one refusal. Its {@link Fact#version()} is 0. */
    void refused(Fact<CommandRefused> refusal, Batch batch);
}
