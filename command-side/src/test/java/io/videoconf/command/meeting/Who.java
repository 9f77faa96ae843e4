package io.videoconf.command.meeting;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** Somebody in a test. */
record Who(String name, Actor actor, @Nullable String email) {
    static final TenantId ACME = new TenantId("01900000-0000-7000-8000-00000000acee");
    static final TenantId ELSEWHERE = new TenantId("01900000-0000-7000-8000-00000000e15e");

    static Who colleague(String name) {
        return user(name, ACME);
    }

    static Who outsider(String name) {
        return user(name, ELSEWHERE);
    }

    static Who guest(String name, MeetingId meeting) {
        return new Who(name, new Actor(ActorKind.GUEST, UserId.fresh(), ELSEWHERE, TenantRole.MEMBER, meeting), null);
    }

    static Who system() {
        return new Who("system", Actor.SYSTEM, null);
    }

    private static Who user(String name, TenantId tenant) {
        return new Who(
                name,
                new Actor(ActorKind.USER, UserId.fresh(), tenant, TenantRole.MEMBER, null),
                name + "@example.com");
    }

    @Override
    public String toString() {
        return name;
    }
}
