package io.videoconf.edge.gateway;

import com.nimbusds.jwt.JWTClaimsSet;
import io.videoconf.api.account.commands.LinkOutsideIdentity;
import io.videoconf.api.account.commands.ProvisionUser;
import io.videoconf.api.account.queries.FindOutsideIdentity;
import io.videoconf.api.account.queries.FindTrustedEmail;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.queries.FindUserByEmail;
import io.videoconf.api.account.views.LinkedIdentity;
import io.videoconf.api.account.views.TrustedEmail;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The accounts here of people whom outside issuers vouch for. */
@Component
final class OutsidePeople {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int LONGEST_NAME = 100;

    private final Queries queries;
    private final Commands commands;
    private final ProjectionProgress progress;
    private final ShortMemory<Known> known = new ShortMemory<>(REMEMBERED);

    /**
     * Somebody who was looked up.
     *
     * @param email that opens something for them; null when none does
     */
    private record Known(UserView user, @Nullable String email) {}

    OutsidePeople(Queries queries, Commands commands, ProjectionProgress progress) {
        this.queries = queries;
        this.commands = commands;
        this.progress = progress;
    }

    /** Who it is: an account that is linked, or one that is linked or made now. */
    Mono<Verified> find(OutsideIssuer issuer, JWTClaimsSet claims) {
        String key = issuer.issuer() + " " + claims.getSubject();
        Origin origin = Origin.system(RequestIds.fresh());
        Mono<Known> user = known.get(key)
                .map(Mono::just)
                .orElseGet(() -> linked(issuer, claims, origin)
                        .onErrorResume(isRefused(RefusalCode.USER_NOT_FOUND), _ -> firstSeen(issuer, claims, origin))
                        .flatMap(id -> queries.ask(new FindUser(id), UserView.class, origin))
                        .flatMap(
                                view -> trusted(view.userId(), origin).map(address -> new Known(view, address.email())))
                        .doOnNext(view -> known.put(key, view)));
        return user.map(found -> verified(found, claims));
    }

    private Mono<TrustedEmail> trusted(UserId user, Origin origin) {
        return queries.ask(new FindTrustedEmail(user), TrustedEmail.class, origin);
    }

    private Mono<UserId> linked(OutsideIssuer issuer, JWTClaimsSet claims, Origin origin) {
        return queries.ask(new FindOutsideIdentity(issuer.issuer(), claims.getSubject()), LinkedIdentity.class, origin)
                .map(LinkedIdentity::userId);
    }

    private Mono<UserId> firstSeen(OutsideIssuer issuer, JWTClaimsSet claims, Origin origin) {
        String email = email(issuer, claims);
        if (email == null) {
            return Mono.error(() -> unacceptable("The token of a new person needs an e-mail that was verified."));
        }
        Mono<UserId> made = provisioned(issuer, claims, email, origin);
        Mono<UserId> found = issuer.mapByEmail()
                ? queries.ask(new FindUserByEmail(email), UserView.class, origin)
                        .map(UserView::userId)
                        // Who registered it may be a stranger, who waits for its person to come.
                        .filterWhen(id -> trusted(id, origin).map(address -> email.equals(address.email())))
                        .onErrorResume(isRefused(RefusalCode.USER_NOT_FOUND), _ -> Mono.empty())
                        .flatMap(id ->
                                sent(new LinkOutsideIdentity(id, issuer.issuer(), claims.getSubject()), id, origin))
                        .switchIfEmpty(made)
                : made;
        // Somebody may have come with the same subject at the same moment.
        return found.onErrorResume(isRefused(RefusalCode.INVALID_STATE), _ -> linked(issuer, claims, origin))
                .onErrorMap(
                        isRefused(RefusalCode.EMAIL_TAKEN),
                        _ -> unacceptable("An account with this e-mail exists, and is not yours by this token."));
    }

    private Mono<UserId> provisioned(OutsideIssuer issuer, JWTClaimsSet claims, String email, Origin origin) {
        return Mono.defer(() -> {
            UserId id = UserId.fresh();
            return sent(
                    new ProvisionUser(
                            id,
                            issuer.tenantOfAFreshAccount(),
                            issuer.issuer(),
                            claims.getSubject(),
                            email,
                            name(issuer, claims, email),
                            "UTC",
                            "en"),
                    id,
                    origin);
        });
    }

    private Mono<UserId> sent(Object command, UserId id, Origin origin) {
        return commands.send(command, Sending.from(origin))
                .flatMap(receipt -> progress.caughtUp(receipt).thenReturn(id));
    }

    private static Verified verified(Known found, JWTClaimsSet claims) {
        UserView user = found.user();
        if (user.deleted()) {
            throw Denied.of(RefusalCode.INVALID_TOKEN, "TokensAreOfIssuersThatWeKnow");
        }
        if (user.suspended()) {
            throw Denied.of(RefusalCode.ACCOUNT_SUSPENDED, "TheSuspendedDoNotEnter");
        }
        Actor actor = new Actor(ActorKind.USER, user.userId(), user.tenantId(), user.tenantRole(), null);
        Caller caller = new Caller(
                actor,
                user.displayName(),
                found.email(),
                null,
                user.accountType(),
                claims.getExpirationTime().toInstant());
        // The role is not the token's word: it was looked up now.
        return new Verified(caller, Instant.now());
    }

    private static @Nullable String email(OutsideIssuer issuer, JWTClaimsSet claims) {
        Object email = claims.getClaim(issuer.emailClaim());
        boolean believed = issuer.trustEmail() || Boolean.TRUE.equals(claims.getClaim("email_verified"));
        return believed && email instanceof String text && !text.isBlank() ? text.toLowerCase(Locale.ROOT) : null;
    }

    private static String name(OutsideIssuer issuer, JWTClaimsSet claims, String email) {
        String given = claims.getClaim(issuer.nameClaim()) instanceof String text && !text.isBlank()
                ? text.strip()
                : email.substring(0, Math.max(1, email.indexOf('@')));
        return given.codePointCount(0, given.length()) <= LONGEST_NAME
                ? given
                : given.substring(0, given.offsetByCodePoints(0, LONGEST_NAME));
    }

    private static java.util.function.Predicate<Throwable> isRefused(RefusalCode code) {
        return failure -> failure instanceof Denied denied && denied.refusal().code() == code;
    }

    private static Denied unacceptable(String message) {
        return new Denied(
                new Refusal(RefusalCode.INSUFFICIENT_PERMISSIONS, message, "AnOutsidePersonIsNobodyElse", Map.of()));
    }
}
