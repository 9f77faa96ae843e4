package io.videoconf.query.accounts;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import io.videoconf.api.account.queries.FindMember;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.queries.FindUserByEmail;
import io.videoconf.api.account.queries.FindUsers;
import io.videoconf.api.account.queries.ListMembers;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.query.access.People;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.Refusals;
import java.util.List;
import java.util.Locale;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers questions about accounts. */
@Component
class AccountQueries implements People {
    private static final String ONLY_ADMINS = "OnlyAdminsSeeTheirTenant";

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

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(FindUsers query) {
        List<UserView> found = List.copyOf(documents
                .states
                .findAll(query.userIds().stream().map(UserId::value).distinct().toList())
                .values());
        return new Listing<>(found, found.size(), false, null);
    }

    /** An account that the viewer administers, while it is there. */
    @QueryHandler
    UserView on(FindMember query) {
        UserView account = documents.states.find(query.userId().value());
        if (account == null || account.deleted() || !administers(query.viewer(), account.tenantId())) {
            throw notFound();
        }
        if (!mayAdminister(query.viewer())) {
            throw Refusals.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, ONLY_ADMINS);
        }
        return account;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ListMembers query) {
        if (!mayAdminister(query.viewer())) {
            throw Refusals.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, ONLY_ADMINS);
        }
        return Listings.page(
                documents.collection,
                query.viewer().role() == TenantRole.OPERATOR
                        ? exists(AccountDocuments.TENANT)
                        : eq(AccountDocuments.TENANT, query.viewer().tenant().value()),
                Listings.Direction.OLDEST_FIRST,
                query.page(),
                documents.states::decode);
    }

    /** People of other tenants learn nothing, not even that they may not. */
    private static boolean administers(Actor viewer, TenantId tenant) {
        return viewer.kind() != ActorKind.GUEST
                && (viewer.role() == TenantRole.OPERATOR || viewer.tenant().equals(tenant));
    }

    private static boolean mayAdminister(Actor viewer) {
        return viewer.kind() != ActorKind.GUEST
                && (viewer.role() == TenantRole.OPERATOR || viewer.role() == TenantRole.ADMIN);
    }

    @Override
    public @Nullable String emailOf(UserId user) {
        UserView account = documents.states.find(user.value());
        return account == null || account.deleted() ? null : account.email().toLowerCase(Locale.ROOT);
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
