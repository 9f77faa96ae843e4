package io.videoconf.command.account.desk;

import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.credentials.ClosingBook;
import io.videoconf.command.account.credentials.CurrentAccounts;
import io.videoconf.command.account.state.AccountState;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The accounts' aggregates, for those who are not commands to one of them. Within a command only. */
@Component
class Accounts implements CurrentAccounts {
    private final Configuration axon;
    private final ClosingBook closings;

    Accounts(@Lazy Configuration axon, ClosingBook closings) {
        this.axon = axon;
        this.closings = closings;
    }

    @Override
    public AccountState stateOf(UserId userId) {
        try {
            return repository().load(userId.value()).invoke(Account::state);
        } catch (AggregateNotFoundException e) {
            return AccountState.initial();
        }
    }

    void note(UserId userId, List<AccountEvent> facts) {
        if (!facts.isEmpty()) {
            repository()
                    .load(userId.value())
                    .invoke(account -> account.note(facts))
                    .forEach(closings::note);
        }
    }

    /** Opens an account that nobody asked for by name: an operator's, when it is first used. */
    void open(List<AccountEvent> facts) {
        try {
            repository().newInstance(Account::new).execute(account -> account.note(facts));
        } catch (Exception e) {
            // The framework's signature; a new account of ours throws nothing that is checked.
            throw new IllegalStateException("an account could not be opened", e);
        }
    }

    private Repository<Account> repository() {
        return axon.repository(Account.class);
    }
}
