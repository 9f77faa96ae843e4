package io.videoconf.command.account.desk;

import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.kernel.UserId;
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

    Accounts(@Lazy Configuration axon) {
        this.axon = axon;
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
            repository().load(userId.value()).execute(account -> account.note(facts));
        }
    }

    private Repository<Account> repository() {
        return axon.repository(Account.class);
    }
}
