package io.videoconf.command.account.credentials;

import static io.videoconf.command.account.AccountSamples.PASSWORD;
import static io.videoconf.command.account.AccountSamples.TENANT;
import static io.videoconf.command.account.AccountSamples.admin;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.events;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static io.videoconf.command.account.AccountSamples.register;
import static io.videoconf.command.account.AccountSamples.visitor;
import static io.videoconf.command.account.credentials.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.commands.ChangePassword;
import io.videoconf.api.account.commands.CreateApiKey;
import io.videoconf.api.account.commands.ProvisionUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.ApiKeyRevoked;
import io.videoconf.api.account.events.PasswordChanged;
import io.videoconf.api.account.events.SessionEnded;
import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.account.queries.FindApiKey;
import io.videoconf.api.account.queries.FindClosings;
import io.videoconf.api.account.queries.FindOutsideIdentity;
import io.videoconf.api.account.queries.ListApiKeys;
import io.videoconf.api.account.views.Closing;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Decision;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Operators, outside people, API keys, other passwords, and what closes all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysInIT {
    private static final String ISSUER = "https://id.example.com";
    private static final Secret OTHER = new Secret("another horse battery");

    private Office office;
    private ApiKeyRegister keys;
    private ClosingBook closings;
    private IdentityRegister identities;

    @BeforeAll
    void open() {
        office = new Office();
        keys = new ApiKeyRegister(office.jdbc, office.clock);
        closings = new ClosingBook(office.jdbc, Office.SETTINGS, office.clock);
        identities = new IdentityRegister(office.jdbc);
    }

    @AfterAll
    void close() {
        office.close();
    }

    @Test
    void anOperatorsEmailIsNobodyElsesAndMakesTheTokenAnOperators() throws ParseException {
        for (String email : List.of("olga@example.com", "OLGA@example.com", "later@example.com")) {
            for (Actor stranger : List.of(visitor(), admin())) {
                assertThat(refusal(office.registrar.register(
                                        by(stranger, register(UserId.fresh(), email)), AccountState.initial()))
                                .code())
                        .isIn(RefusalCode.EMAIL_TAKEN, RefusalCode.INSUFFICIENT_PERMISSIONS);
            }
        }
        office.open("olga@example.com");
        office.open("member@example.com");

        assertThat(role(office.enter("olga@example.com"))).isEqualTo("operator");
        assertThat(role(office.enter("member@example.com"))).isEqualTo("member");
    }

    @Test
    void aSubjectHasOneAccountHoweverManyComeAtOnce() throws Exception {
        List<Callable<Decision<AccountEvent>>> all = IntStream.range(0, 12)
                .<Callable<Decision<AccountEvent>>>mapToObj(
                        i -> () -> provision("racer-" + i + "@example.com", "racer"))
                .toList();
        List<Decision<AccountEvent>> outcomes = Office.atOnce(all);

        assertThat(outcomes).filteredOn(Decision.Accepted.class::isInstance).hasSize(1);
        assertThat(office.jdbc
                        .sql("select count(*) from credential where email_normalized like 'racer-%'")
                        .query(Long.class)
                        .single())
                .as("what was refused left no e-mail behind")
                .isEqualTo(1);
        assertThat(identities.answer(new FindOutsideIdentity(ISSUER, "racer"))).isPresent();
    }

    @Test
    void anEmailThatIsTakenLeavesTheSubjectFree() {
        office.open("taken@example.com");

        assertThat(refusal(provision("taken@example.com", "late")).code()).isEqualTo(RefusalCode.EMAIL_TAKEN);
        assertThat(refusal(provision("later@example.com", "late")).code())
                .as("an operator's, which nobody has yet")
                .isEqualTo(RefusalCode.EMAIL_TAKEN);
        assertThat(identities.answer(new FindOutsideIdentity(ISSUER, "late"))).isEmpty();
        assertThat(events(provision("free@example.com", "late"))).hasSize(3);
    }

    @Test
    void aRefreshWhoseAnswerWasLostIsRepeatedWithItsKeyUntilTheAnswerIsUsed() {
        office.open("loses@example.com");
        String first = String.valueOf(office.enter("loses@example.com").refreshToken());
        String second =
                String.valueOf(Office.tokens(office.refresh(first, "key-1")).refreshToken());

        assertThat(Office.tokens(office.refresh(first, "key-1")).refreshToken()).isEqualTo(second);
        assertThat(office.jdbc
                        .sql("select count(*) from refresh_token where encode(next_sealed, 'escape') like :text")
                        .param("text", "%" + second + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        String third =
                String.valueOf(Office.tokens(office.refresh(second, "key-2")).refreshToken());
        assertThat(refused(office.refresh(first, "key-1")).refusal().rule()).isEqualTo("ARefreshTokenIsUsedOnce");
        assertThat(refused(office.refresh(third)).refusal().code()).isEqualTo(RefusalCode.INVALID_TOKEN);
    }

    @Test
    void aRepeatWithAnotherKeyOrNoneIsAReuse() {
        for (String key : new String[] {"another", null}) {
            office.open("thief-" + key + "@example.com");
            String first =
                    String.valueOf(office.enter("thief-" + key + "@example.com").refreshToken());
            String second =
                    String.valueOf(Office.tokens(office.refresh(first, "key-1")).refreshToken());

            assertThat(refused(office.refresh(first, key)).facts()).hasSize(1);
            assertThat(refused(office.refresh(second)).refusal().code()).isEqualTo(RefusalCode.INVALID_TOKEN);
        }
    }

    @Test
    void aPasswordIsChangedByWhoKnowsItAndEndsTheOtherSessions() {
        UserId user = office.open("changes@example.com");
        IssuedTokens here = office.enter("changes@example.com");
        IssuedTokens there = office.enter("changes@example.com");
        CredentialOutcome outcome =
                office.keeper.changePassword(new ChangePassword(user, PASSWORD, OTHER, here.sessionId()), person(user));

        assertThat(outcome.facts())
                .hasExactlyElementsOfTypes(SessionEnded.class, PasswordChanged.class)
                .first()
                .isInstanceOfSatisfying(
                        SessionEnded.class, it -> assertThat(it.sessionId()).isEqualTo(there.sessionId()));
        assertThat(refused(office.logIn("changes@example.com", PASSWORD.value()))
                        .refusal()
                        .code())
                .isEqualTo(RefusalCode.INVALID_CREDENTIALS);
        Office.tokens(office.logIn("changes@example.com", OTHER.value()));
        Office.tokens(office.refresh(String.valueOf(here.refreshToken())));
    }

    @Test
    void guessesAtTheCurrentPasswordAreCounted() {
        UserId user = office.open("guessed@example.com");
        ChangePassword guess = new ChangePassword(user, new Secret("wrong"), OTHER, null);
        for (int i = 0; i < 5; i++) {
            assertThat(refused(office.keeper.changePassword(guess, person(user)))
                            .refusal()
                            .code())
                    .isEqualTo(RefusalCode.INVALID_CREDENTIALS);
        }

        assertThat(refused(office.keeper.changePassword(new ChangePassword(user, PASSWORD, OTHER, null), person(user)))
                        .refusal()
                        .code())
                .isEqualTo(RefusalCode.RATE_LIMIT_EXCEEDED);
        assertThat(refused(office.keeper.changePassword(guess, admin()))
                        .refusal()
                        .code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void aKeyIsRecognisedByItsDigestUntilItExpiresOrIsForgotten() {
        UserId user = office.open("keys@example.com");
        Instant end = office.clock.instant().plus(Duration.ofHours(2));
        ApiKeyId key = ApiKeyId.fresh();
        keys.add(
                new CreateApiKey(user, key, "ci", "vck_abcd1234", "a1".repeat(32), Set.of(ApiKeyScope.SIGNALING), end),
                office.clock.instant());

        assertThat(keys.answer(new FindApiKey("a1".repeat(32))).orElseThrow().apiKeyId())
                .isEqualTo(key);
        assertThat(keys.answer(new ListApiKeys(user)).rows())
                .singleElement()
                .satisfies(it -> assertThat(it.lastUsedAt()).isNotNull());
        assertThat(keys.answer(new FindApiKey("b1".repeat(32)))).isEmpty();
        assertThat(keys.answer(new FindApiKey("no digest"))).isEmpty();
        office.clock.advance(Duration.ofHours(3));
        assertThat(keys.answer(new FindApiKey("a1".repeat(32)))).isEmpty();
        keys.forget(key);
        assertThat(keys.answer(new ListApiKeys(user)).rows()).isEmpty();
    }

    /** An edge that is told of both closes for the first, and says what it closed for. */
    @Test
    void aSuspensionIsToldBeforeTheSessionsThatItEnds() {
        UserId user = UserId.fresh();
        Instant now = office.clock.instant();
        SessionId session = SessionId.fresh();
        closings.note(new SessionEnded(user, session, io.videoconf.api.account.SessionEnd.SUSPENDED, now));
        closings.note(new UserSuspended(user, "spam", now));

        assertThat(closings.answer(new FindClosings(null)).closings())
                .filteredOn(it -> Set.of(user.value(), session.value()).contains(it.subject()))
                .extracting(Closing::kind)
                .containsExactly(ClosingKind.SUSPENDED, ClosingKind.SESSION);
    }

    @Test
    void closingsAreToldUntilEveryTokenThatTheyAreAboutHasExpired() {
        UserId user = UserId.fresh();
        ApiKeyId key = ApiKeyId.fresh();
        Instant now = office.clock.instant();
        closings.note(new UserSuspended(user, "spam", now));
        closings.note(new ApiKeyRevoked(user, key, now));

        assertThat(closings.answer(new FindClosings(null)).closings())
                .extracting(Closing::kind, Closing::subject)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(ClosingKind.SUSPENDED, user.value()),
                        org.assertj.core.groups.Tuple.tuple(ClosingKind.SESSION, key.value()));
        assertThat(closings.answer(new FindClosings(now.plusSeconds(60))).closings())
                .isEmpty();
        closings.note(new UserReinstated(user, now));
        assertThat(closings.answer(new FindClosings(null)).closings())
                .noneMatch(it -> it.subject().equals(user.value()));
        office.clock.advance(Duration.ofHours(2));
        closings.note(new SessionEnded(
                user, SessionId.fresh(), io.videoconf.api.account.SessionEnd.LOGGED_OUT, office.clock.instant()));
        assertThat(closings.answer(new FindClosings(null)).closings())
                .noneMatch(it -> it.subject().equals(key.value()));
    }

    private Decision<AccountEvent> provision(String email, String subject) {
        ProvisionUser command =
                new ProvisionUser(UserId.fresh(), TENANT, ISSUER, subject, email, "Somebody", "UTC", "en");
        Decision<AccountEvent> decision = office.transaction.execute(
                _ -> office.registrar.provision(by(Actor.SYSTEM, command), AccountState.initial()));
        return decision == null ? Decision.accepted() : decision;
    }

    private static String role(IssuedTokens tokens) throws ParseException {
        return SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet().getStringClaim("tenant_role");
    }
}
