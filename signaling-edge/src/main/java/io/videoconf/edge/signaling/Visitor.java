package io.videoconf.edge.signaling;

import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.edge.gateway.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** One connected socket: who it is, and the meeting that it is in. */
public final class Visitor {
    private volatile Caller caller;
    private volatile @Nullable Member member;
    private volatile @Nullable Disposable expiry;
    private volatile ConnectionLoss ending = ConnectionLoss.TOKEN_EXPIRED;
    private final SignalBudget budget = new SignalBudget();

    Visitor(Caller caller) {
        this.caller = caller;
    }

    /** Who it is, by the token shown last. */
    public Caller caller() {
        return caller;
    }

    /** The same person with a fresher token. */
    void renew(Caller fresher, Disposable nextExpiry) {
        Disposable last = expiry;
        caller = fresher;
        expiry = nextExpiry;
        if (last != null) {
            last.dispose();
        }
    }

    /** We are about to end the socket, for this reason. */
    void ends(ConnectionLoss reason) {
        ending = reason;
    }

    /** Why we ended the socket, if it was we. */
    ConnectionLoss ending() {
        return ending;
    }

    void gone() {
        Disposable last = expiry;
        if (last != null) {
            last.dispose();
        }
    }

    @Nullable
    Member member() {
        return member;
    }

    void in(@Nullable Member meeting) {
        member = meeting;
    }

    SignalBudget budget() {
        return budget;
    }
}
