package io.videoconf.query.accounts;

import io.videoconf.api.account.views.UserView;
import io.videoconf.api.json.ApiJson;
import io.videoconf.api.kernel.UserId;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.StateDocuments;
import io.videoconf.query.kernel.ViewCollection;
import io.videoconf.query.kernel.ViewCollections;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The documents of accounts: one an account. */
@Component
final class AccountDocuments {
    static final String VIEW = "accounts";
    /** Lower-case e-mail; not there once the account is gone, since the e-mail is free then. */
    static final String EMAIL = "email";
    /** Every lower-case e-mail that the account ever had. */
    static final String EMAILS = "emails";
    /** The tenant; not there once the account is gone, since nobody administers it then. */
    static final String TENANT = "tenant";

    final ViewCollection collection;
    final StateDocuments<KnownAccount> states;

    AccountDocuments(ViewCollections collections) {
        this.collection = collections.of(VIEW);
        this.states =
                new StateDocuments<>(collection, KnownAccount.class, ApiJson.mapper(), AccountDocuments::lookedFor);
    }

    /** The account, also when it is gone; null when there never was one. */
    @Nullable
    UserView find(UserId user) {
        KnownAccount account = states.find(user.value());
        return account == null ? null : account.view();
    }

    UserView decode(Document document) {
        return states.decode(document).view();
    }

    private static Document lookedFor(KnownAccount known) {
        UserView account = known.view();
        Document document = new Document(EMAILS, known.emails());
        return account.deleted()
                ? document
                : document.append(EMAIL, account.email().toLowerCase(Locale.ROOT))
                        .append(TENANT, account.tenantId().value())
                        .append(
                                Listings.ORDER,
                                Listings.order(
                                        account.createdAt(), account.userId().value()));
    }
}
