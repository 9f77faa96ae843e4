package io.videoconf.query.accounts;

import static com.mongodb.client.model.Filters.eq;

import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.queries.FindUserByEmail;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import io.videoconf.query.access.People;
import io.videoconf.query.kernel.Refusals;
import java.util.Locale;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers questions about accounts. */
@Component
class AccountQueries implements People {
    private final AccountDocuments documents;

    AccountQueries(AccountDocuments documents) {
        this.documents = documents;
    }

    /** Also an account that is gone: it says so itself. */
    @QueryHandler
    UserView on(FindUser query) {
        UserView account = documents.states.find(query.userId().value());
        if (account == null) {
            throw notFound();
        }
        return account;
    }

    @QueryHandler
    UserView on(FindUserByEmail query) {
        UserView account = byEmail(query.email());
        if (account == null) {
            throw notFound();
        }
        return account;
    }

    @Override
    public @Nullable String emailOf(UserId user) {
        Document document = documents.collection.find(user.value());
        return document == null ? null : document.getString(AccountDocuments.EMAIL);
    }

    @Override
    public @Nullable UserId userOf(String email) {
        UserView account = byEmail(email);
        return account == null ? null : account.userId();
    }

    private @Nullable UserView byEmail(String email) {
        Document document = documents.collection.findFirst(eq(AccountDocuments.EMAIL, email.toLowerCase(Locale.ROOT)));
        return document == null ? null : documents.states.decode(document);
    }

    private static QueryExecutionException notFound() {
        return Refusals.refused(RefusalCode.USER_NOT_FOUND, "TheAccountExists");
    }
}
