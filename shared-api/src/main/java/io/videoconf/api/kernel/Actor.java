package io.videoconf.api.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Who asks. Comes in with every command, and is copied to every event that the command causes.
 *
 * @param boundTo the one meeting that a guest's token is good for; null for everybody else
 */
public record Actor(
        ActorKind kind,
        UserId id,
        TenantId tenant,
        TenantRole role,
        @Nullable MeetingId boundTo) {
    /** Acts for deadlines and automations. */
    public static final Actor SYSTEM = new Actor(
            ActorKind.SYSTEM,
            new UserId("00000000-0000-7000-8000-000000000000"),
            new TenantId("00000000-0000-7000-8000-000000000000"),
            TenantRole.MEMBER,
            null);

    /** True when this actor is VideoConf itself. */
    public boolean isSystem() {
        return kind == ActorKind.SYSTEM;
    }
}
