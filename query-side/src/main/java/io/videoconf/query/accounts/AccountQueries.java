package io.videoconf.query.accounts;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.model.Sorts;
import io.videoconf.api.account.queries.FindMember;
import io.videoconf.api.account.queries.FindTrustedEmail;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.queries.FindUserByEmail;
import io.videoconf.api.account.queries.FindUsers;
import io.videoconf.api.account.queries.ListMembers;
import io.videoconf.api.account.views.TrustedEmail;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ErasedEmail;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.query.access.KnownPerson;
import io.videoconf.query.access.People;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.Refusals;
import java.time.Instant;
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
    private final TrustedAddresses addresses;
    private final PastAccounts past;

    AccountQueries(AccountDocuments documents, TrustedAddresses addresses, PastAccounts past) {
        this.past = past;
        this.addresses = addresses;
        this.documents = documents;
    }

    /** Also an account that is gone: it says so itself. */
    @QueryHandler
    UserView on(FindUser query) {
        UserView account = documents.find(query.userId());
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

    /** For edges, which let people in: what their tokens did not say yet. */
    @QueryHandler
    TrustedEmail on(FindTrustedEmail query) {
        return new TrustedEmail(emailOf(query.userId()));
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(FindUsers query) {
        List<UserView> found =
                documents
                        .states
                        .findAll(query.userIds().stream()
                                .map(UserId::value)
                                .distinct()
                                .toList())
                        .values()
                        .stream()
                        .map(KnownAccount::view)
                        .toList();
        return new Listing<>(found, found.size(), false, null);
    }

    /** An account that the viewer administers, while it is there. */
    @QueryHandler
    UserView on(FindMember query) {
        UserView account = documents.find(query.userId());
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
                documents::decode);
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
        return addresses.of(documents.find(user));
    }

    @Override
    public @Nullable KnownPerson personOf(String email, @Nullable Instant asOf) {
        UserView account = asOf == null ? byEmail(email) : byEmail(email, asOf);
        return account == null
                ? null
                : new KnownPerson(
                        account.userId(),
                        account.tenantId(),
                        account.tenantRole(),
                        account.suspended(),
                        addresses.opens(account));
    }

    @Override
    public boolean isErased(UserId user) {
        UserView account = documents.find(user);
        return account != null && ErasedEmail.isOne(account.email());
    }

    /** Several accounts may have had an address, one after the other. */
    private @Nullable UserView byEmail(String email, Instant asOf) {
        UserView[] found = {null};
        documents.collection.scan(
                eq(AccountDocuments.EMAILS, email.toLowerCase(Locale.ROOT)), Sorts.ascending("_id"), document -> {
                    UserView then = past.asOf(documents.decode(document).userId(), asOf);
                    if (then != null && !then.deleted() && then.email().equalsIgnoreCase(email)) {
                        found[0] = then;
                    }
                    return found[0] == null;
                });
        return found[0];
    }

    private @Nullable UserView byEmail(String email) {
        Document document = documents.collection.findFirst(eq(AccountDocuments.EMAIL, email.toLowerCase(Locale.ROOT)));
        return document == null ? null : documents.decode(document);
    }

    private static QueryExecutionException notFound() {
        return Refusals.refused(RefusalCode.USER_NOT_FOUND, "TheAccountExists");
    }
}
