package io.videoconf.messaging.sealing;

import io.videoconf.api.compliance.queries.FindErasedKeys;
import io.videoconf.api.compliance.queries.FindPersonKeys;
import io.videoconf.api.compliance.views.PersonKeys;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryGateway;

/** Asks the command side, over the bus. The keys come encrypted, and are opened here. */
final class AskedKeys implements KeySource {
    private static final long MILLIS_FOR_AN_ANSWER = 2_000;
    private final Supplier<QueryGateway> queries;

    AskedKeys(Supplier<QueryGateway> queries) {
        this.queries = queries;
    }

    @Override
    public PersonKeys find(List<UUID> ids) {
        return ask(new FindPersonKeys(ids.stream().map(UUID::toString).toList()));
    }

    @Override
    public PersonKeys erased(long after) {
        return ask(new FindErasedKeys(after));
    }

    private PersonKeys ask(Object query) {
        CompletableFuture<PersonKeys> answer = queries.get().query(query, PersonKeys.class);
        try {
            return answer.get(MILLIS_FOR_AN_ANSWER, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeysUnavailableException("interrupted while keys were asked for", e);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new KeysUnavailableException("the command side does not tell keys", e);
        }
    }
}
