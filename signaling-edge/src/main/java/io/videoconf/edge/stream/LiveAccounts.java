package io.videoconf.edge.stream;

import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.events.AccountTypeChanged;
import io.videoconf.api.account.events.ApiKeyRevoked;
import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.account.events.SessionEnded;
import io.videoconf.api.account.events.TenantRoleChanged;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.account.views.Closing;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.gateway.ClosedDoors;
import io.videoconf.edge.gateway.limits.Tiers;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Hears, on the edge's one consumer of new facts, which sessions and accounts are closed, and of which type accounts are now. */
@Component
@ProcessingGroup(LiveFacts.GROUP)
public class LiveAccounts {
    private final ClosedDoors doors;
    private final Tiers tiers;

    LiveAccounts(ClosedDoors doors, Tiers tiers) {
        this.tiers = tiers;
        this.doors = doors;
    }

    /** Sessions that end with their account come before it in the log: whoever sits there is told of the account. */
    @EventHandler
    void on(SessionEnded event) {
        switch (event.reason()) {
            case SUSPENDED -> close(ClosingKind.SUSPENDED, event.userId(), event.at());
            case DELETED -> close(ClosingKind.DELETED, event.userId(), event.at());
            case LOGGED_OUT, REFRESH_TOKEN_REUSED, PASSWORD_CHANGED -> {
                // Only the session is over.
            }
        }
        doors.close(new Closing(ClosingKind.SESSION, event.sessionId().value(), event.at()));
    }

    @EventHandler
    void on(ApiKeyRevoked event) {
        doors.close(new Closing(ClosingKind.SESSION, event.apiKeyId().value(), event.at()));
    }

    @EventHandler
    void on(UserSuspended event) {
        close(ClosingKind.SUSPENDED, event.userId(), event.at());
    }

    @EventHandler
    void on(UserReinstated event) {
        doors.reopen(event.userId());
    }

    @EventHandler
    void on(UserDeleted event) {
        close(ClosingKind.DELETED, event.userId(), event.at());
    }

    @EventHandler
    void on(AccountTypeChanged event) {
        tiers.changed(event.userId(), event.accountType(), event.at());
    }

    /** Tokens from before say the address that the account had. */
    @EventHandler
    void on(EmailChanged event) {
        close(ClosingKind.STALE, event.userId(), event.at());
    }

    @EventHandler
    void on(TenantRoleChanged event) {
        close(ClosingKind.STALE, event.userId(), event.at());
    }

    private void close(ClosingKind kind, UserId user, Instant at) {
        doors.close(new Closing(kind, user.value(), at));
    }
}
