package io.videoconf.query.accounts;

import io.videoconf.api.account.views.UserView;
import io.videoconf.api.json.ApiJson;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.StateDocuments;
import io.videoconf.query.kernel.ViewCollection;
import io.videoconf.query.kernel.ViewCollections;
import java.util.Locale;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The documents of accounts: one an account. */
@Component
final class AccountDocuments {
    static final String VIEW = "accounts";
    /** Lower-case e-mail; not there once the account is gone, since the e-mail is free then. */
    static final String EMAIL = "email";
    /** The tenant; not there once the account is gone, since nobody administers it then. */
    static final String TENANT = "tenant";

    final ViewCollection collection;
    final StateDocuments<UserView> states;

    AccountDocuments(ViewCollections collections) {
        this.collection = collections.of(VIEW);
        this.states = new StateDocuments<>(collection, UserView.class, ApiJson.mapper(), AccountDocuments::lookedFor);
    }

    private static Document lookedFor(UserView account) {
        return account.deleted()
                ? new Document()
                : new Document(EMAIL, account.email().toLowerCase(Locale.ROOT))
                        .append(TENANT, account.tenantId().value())
                        .append(
                                Listings.ORDER,
                                Listings.order(
                                        account.createdAt(), account.userId().value()));
    }
}
