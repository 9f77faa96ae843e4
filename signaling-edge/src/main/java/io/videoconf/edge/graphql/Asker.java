package io.videoconf.edge.graphql;

import graphql.GraphQLContext;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Origin;
import io.videoconf.edge.gateway.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, in one operation.
 *
 * @param address a digest of the address that they are at; null when unknown
 */
record Asker(Caller caller, Origin origin, @Nullable String address) {
    private static final Class<Asker> KEY = Asker.class;

    static Asker of(GraphQLContext context) {
        Asker asker = context.get(KEY);
        if (asker == null) {
            throw new IllegalStateException("an operation without somebody who asks");
        }
        return asker;
    }

    void in(GraphQLContext.Builder context) {
        context.put(KEY, this);
    }

    Actor actor() {
        return origin.actor();
    }

    @Nullable
    String email() {
        return caller.email();
    }

    String requestId() {
        return origin.requestId();
    }
}
