package io.videoconf.edge.legacy;

import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.gateway.Sending;

/**
 * One request. It reads as VideoConf itself, since its callers have authenticated their users; what it changes, it changes as
 * the person whose thing it is.
 */
record LegacyCall(LegacyFields fields, String requestId, AddressClass address, TenantId tenant) {

    Origin reading() {
        return new Origin(Actor.SYSTEM, requestId, Door.LEGACY, address, Origin.CURRENT_POLICY);
    }

    Sending as(UserView person) {
        return as(person.userId());
    }

    Sending as(UserId person) {
        return Sending.from(new Origin(actor(person), requestId, Door.LEGACY, address, Origin.CURRENT_POLICY));
    }

    Actor actor(UserId person) {
        return new Actor(ActorKind.USER, person, tenant, TenantRole.MEMBER, null);
    }
}
