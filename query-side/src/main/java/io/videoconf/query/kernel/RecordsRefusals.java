package io.videoconf.query.kernel;

import io.videoconf.api.audit.CommandRefused;
import io.videoconf.api.audit.HistoryExported;

/** A view that also wants what an auditor wants: the commands that were refused, and who took the history away. */
public interface RecordsRefusals {
    /** Takes in one refusal. Its {@link Fact#version()} is 0. */
    void refused(Fact<CommandRefused> refusal, Batch batch);

    /** Takes in that the history of a meeting was exported. Its {@link Fact#version()} is 0. */
    void exported(Fact<HistoryExported> export, Batch batch);
}
