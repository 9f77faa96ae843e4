package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit view: a fact, or a refused command.
 *
 * @param code why it was refused; null for a fact
 * @param rule the rule that said no; for a fact of an explanation the one under which it came about, null elsewhere
 */
public record HistoryEntry(
        String eventId,
        @Nullable Long sequence,
        String type,
        Instant timestamp,
        boolean refused,
        @Nullable RefusalCode code,
        @Nullable String rule,
        ActorKind actorKind,
        UserId actorId,
        String requestId,
        Door door,
        AddressClass addressClass,
        int policyVersion,
        @Nullable String causationId,
        @Nullable String correlationId,
        Map<String, Object> data) {}
