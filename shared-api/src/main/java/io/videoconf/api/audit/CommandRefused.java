package io.videoconf.api.audit;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import java.time.Instant;
import java.util.Map;

/**
 * A command was refused: a fact for the audit, outside every aggregate's state.
 *
 * @param streamId the aggregate that the command was for
 * @param rule the rule that said no
 */
public record CommandRefused(
        String commandType,
        StreamKind streamKind,
        String streamId,
        RefusalCode code,
        String rule,
        String message,
        Map<String, Object> details,
        Instant at)
        implements AuditEvent {}
