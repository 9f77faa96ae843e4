package io.videoconf.query.testing;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** The people of the tests, by number. 0 is the owner. */
public final class Cast {
    public static final TenantId TENANT = new TenantId("01900000-0000-7000-8000-0000000000ff");
    public static final TenantId OTHER_TENANT = new TenantId("01900000-0000-7000-8000-0000000000fe");

    private Cast() {}

    public static UserId user(int number) {
        return new UserId("01900000-0000-7000-8000-0000000010%02x".formatted(number));
    }

    public static ParticipantId participant(int number) {
        return new ParticipantId("01900000-0000-7000-8000-0000000020%02x".formatted(number));
    }

    public static MeetingId meeting(int number) {
        return new MeetingId("01900000-0000-7000-8000-0000%08x".formatted(0x30000000 + number));
    }

    public static String email(int number) {
        return "person" + number + "@example.org";
    }

    public static Actor viewer(int number) {
        return new Actor(ActorKind.USER, user(number), TENANT, TenantRole.MEMBER, null);
    }

    public static Actor guest(int number, @Nullable MeetingId boundTo) {
        return new Actor(ActorKind.GUEST, user(number), OTHER_TENANT, TenantRole.MEMBER, boundTo);
    }

    public static Actor compliance(TenantId tenant) {
        return new Actor(ActorKind.USER, user(99), tenant, TenantRole.COMPLIANCE, null);
    }
}
