package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.json.Fields;
import io.videoconf.edge.gateway.json.Params;
import io.videoconf.edge.gateway.json.Wrongs;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * One request as a route reads it: who calls, what they gave, and what travels with the command that comes of it.
 *
 * <p>A route reads everything it knows of {@link #body()} and {@link #params()}, then calls {@link #complete()}, and only
 * then uses what it read.
 */
public final class Call {
    private final ServerWebExchange exchange;
    private final @Nullable Caller caller;
    private final Origin origin;
    private final Fields body;
    private final Params params;
    private final Wrongs wrongs;
    private final Preconditions preconditions;

    Call(
            ServerWebExchange exchange,
            @Nullable Caller caller,
            Origin origin,
            Fields body,
            Params params,
            Wrongs wrongs,
            Preconditions preconditions) {
        this.exchange = exchange;
        this.caller = caller;
        this.origin = origin;
        this.body = body;
        this.params = params;
        this.wrongs = wrongs;
        this.preconditions = preconditions;
    }

    /** The fields of the body; of an empty object when there is none. */
    public Fields body() {
        return body;
    }

    /** The query string. */
    public Params params() {
        return params;
    }

    /** Who calls. */
    public Caller caller() {
        if (caller == null) {
            throw Denied.of(RefusalCode.INVALID_TOKEN, "TokensAreOurs");
        }
        return caller;
    }

    /** Who acts: the caller, or a visitor without a name at the routes that need no token. */
    public Actor actor() {
        return origin.actor();
    }

    /** Where it comes from, for queries. */
    public Origin origin() {
        return origin;
    }

    /** What travels beside a command. */
    public Sending sending() {
        return preconditions
                .sending(origin)
                .at(Peers.digest(exchange.getRequest().getRemoteAddress()));
    }

    /** If-Match, for what a command cannot check because it goes to another stream. */
    public @Nullable Long expectedVersion() {
        return preconditions.expectedVersion();
    }

    /** True when the client would rather not wait for the views. */
    public boolean wantsNoWait() {
        return preconditions.respondAsync();
    }

    /** The exchange, for headers of the answer. */
    public ServerWebExchange exchange() {
        return exchange;
    }

    /** @throws Denied VALIDATION_FAILED when anything was wrong, missing or unknown */
    public void complete() {
        body.done();
        params.done();
        wrongs.refuseIfAny();
    }
}
