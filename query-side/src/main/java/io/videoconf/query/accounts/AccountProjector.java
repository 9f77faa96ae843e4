package io.videoconf.query.accounts;

import com.mongodb.client.model.Indexes;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.query.kernel.Batch;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.View;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps one document an account. */
@Component
final class AccountProjector implements View<AccountEvent> {
    private final AccountDocuments documents;

    AccountProjector(AccountDocuments documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return AccountDocuments.VIEW;
    }

    @Override
    public int generation() {
        return 4;
    }

    @Override
    public StreamKind follows() {
        return StreamKind.ACCOUNT;
    }

    @Override
    public Class<AccountEvent> facts() {
        return AccountEvent.class;
    }

    @Override
    public List<Bson> indexes() {
        return List.of(
                Indexes.ascending(AccountDocuments.EMAIL),
                Indexes.ascending(AccountDocuments.EMAILS),
                Indexes.ascending(AccountDocuments.TENANT, Listings.ORDER),
                Indexes.ascending(Listings.ORDER));
    }

    @Override
    public void project(Fact<AccountEvent> fact, Batch batch) {
        documents.states.evolve(fact, batch, before -> KnownAccount.evolve(before, fact.event(), fact.version()));
    }
}
