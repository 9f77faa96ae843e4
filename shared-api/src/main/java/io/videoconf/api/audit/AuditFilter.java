package io.videoconf.api.audit;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a tenant's audit.
 *
 * @param person what this person did, and what names them
 * @param meeting what happened in this meeting and to its recordings
 * @param kind what happened to things of this kind
 * @param type facts, or refused commands, of this name in snake case
 * @param from not before this time
 * @param to before this time
 * @param refusedOnly refused commands alone
 */
public record AuditFilter(
        @Nullable UserId person,
        @Nullable MeetingId meeting,
        @Nullable StreamKind kind,
        @Nullable String type,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean refusedOnly) {}
