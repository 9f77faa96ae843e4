package io.videoconf.command.account.desk;

import io.videoconf.api.account.queries.FindApiKey;
import io.videoconf.api.account.queries.FindClosings;
import io.videoconf.api.account.queries.FindOutsideIdentity;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.queries.ListApiKeys;
import io.videoconf.api.account.views.ApiKeyView;
import io.videoconf.api.account.views.Closings;
import io.videoconf.api.account.views.LinkedIdentity;
import io.videoconf.api.account.views.SigningKeys;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.account.credentials.ApiKeyRegister;
import io.videoconf.command.account.credentials.ClosingBook;
import io.videoconf.command.account.credentials.IdentityRegister;
import io.videoconf.command.account.credentials.PublicKeys;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Tells edges what they check tokens with. It is no history, so no view has it. */
@Component
class CredentialAnswers {
    private final PublicKeys keys;
    private final ClosingBook closings;
    private final ApiKeyRegister apiKeys;
    private final IdentityRegister identities;

    CredentialAnswers(PublicKeys keys, ClosingBook closings, ApiKeyRegister apiKeys, IdentityRegister identities) {
        this.keys = keys;
        this.closings = closings;
        this.apiKeys = apiKeys;
        this.identities = identities;
    }

    @QueryHandler
    SigningKeys on(FindSigningKeys query) {
        return keys.answer(query);
    }

    @QueryHandler
    Closings on(FindClosings query) {
        return closings.answer(query);
    }

    @QueryHandler
    ApiKeyView on(FindApiKey query) {
        return apiKeys.answer(query).orElseThrow(() -> refused(RefusalCode.INVALID_TOKEN, "OnlyKeysInUseLetIn"));
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ListApiKeys query) {
        return apiKeys.answer(query);
    }

    @QueryHandler
    LinkedIdentity on(FindOutsideIdentity query) {
        return identities.answer(query).orElseThrow(() -> refused(RefusalCode.USER_NOT_FOUND, "TheIdentityIsLinked"));
    }

    private static QueryExecutionException refused(RefusalCode code, String rule) {
        Refusal refusal = Refusal.of(code, rule);
        return new QueryExecutionException(refusal.message(), null, refusal);
    }
}
