package io.videoconf.command.account.credentials;

import static io.videoconf.command.account.AccountSamples.PASSWORD;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.credentials.Office.atOnce;
import static io.videoconf.command.account.credentials.Office.refused;
import static io.videoconf.command.account.credentials.Office.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.SessionEnd;
import io.videoconf.api.account.commands.LogOut;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.SessionEnded;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.AccountFold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionIT {

    private Office office;

    @BeforeAll
    void open() {
        office = new Office();
    }

    @AfterAll
    void close() {
        office.close();
    }

    @Test
    void aRefreshGivesTheNextPairOfTheSameSession() {
        office.open("ada@example.com");
        IssuedTokens first = office.enter("ada@example.com");

        CredentialOutcome outcome = office.refresh(refreshToken(first));

        assertThat(outcome.facts()).isEmpty();
        assertThat(tokens(outcome).sessionId()).isEqualTo(first.sessionId());
        assertThat(refreshToken(tokens(outcome))).isNotEqualTo(refreshToken(first));
        assertThat(tokens(outcome).accessToken()).isNotEqualTo(first.accessToken());
    }

    @Test
    void aTokenThatComesBackEndsTheWholeFamily() {
        UserId user = office.open("stolen@example.com");
        IssuedTokens first = office.enter("stolen@example.com");
        IssuedTokens second = tokens(office.refresh(refreshToken(first)));
        IssuedTokens third = tokens(office.refresh(refreshToken(second)));

        CredentialOutcome.Refused reuse = refused(office.refresh(refreshToken(first)));

        assertThat(reuse.refusal().code()).isEqualTo(RefusalCode.INVALID_TOKEN);
        assertThat(reuse.account()).isEqualTo(user);
        assertThat(reuse.facts())
                .containsExactly(new SessionEnded(
                        user, sessionId(first), SessionEnd.REFRESH_TOKEN_REUSED, SqlTimes.now(office.clock)));
        assertThat(refused(office.refresh(refreshToken(third))).facts()).isEmpty();
        assertThat(refused(office.refresh(refreshToken(first))).facts()).isEmpty();
    }

    @Test
    void otherSessionsOfThePersonGoOn() {
        office.open("two@example.com");
        IssuedTokens phone = office.enter("two@example.com");
        IssuedTokens laptop = office.enter("two@example.com");
        tokens(office.refresh(refreshToken(phone)));

        refused(office.refresh(refreshToken(phone)));

        tokens(office.refresh(refreshToken(laptop)));
    }

    @Test
    void ofManyRefreshesWithOneTokenAtOnceOneWinsAndTheFamilyEndsOnce() throws Exception {
        office.open("race@example.com");
        String token = refreshToken(office.enter("race@example.com"));

        List<CredentialOutcome> outcomes = atOnce(16, () -> office.refresh(token));

        List<CredentialOutcome> winners = outcomes.stream()
                .filter(CredentialOutcome.Issued.class::isInstance)
                .toList();
        List<AccountEvent> facts =
                outcomes.stream().flatMap(outcome -> outcome.facts().stream()).toList();
        assertThat(winners).hasSize(1);
        assertThat(facts).singleElement().isInstanceOf(SessionEnded.class);
        refused(office.refresh(refreshToken(tokens(winners.getFirst()))));
    }

    @Test
    void refreshTokensExpireAndEachRefreshBeginsAnew() {
        office.open("slow@example.com");
        IssuedTokens first = office.enter("slow@example.com");
        office.clock.advance(Duration.ofDays(29));
        IssuedTokens second = tokens(office.refresh(refreshToken(first)));
        office.clock.advance(Duration.ofDays(29));
        IssuedTokens third = tokens(office.refresh(refreshToken(second)));
        office.clock.advance(Duration.ofDays(30));

        assertThat(refused(office.refresh(refreshToken(third))).refusal().code())
                .isEqualTo(RefusalCode.INVALID_TOKEN);
        assertThat(refused(office.refresh("made up")).refusal().code()).isEqualTo(RefusalCode.INVALID_TOKEN);
    }

    @Test
    void whatHasExpiredIsSweptAwayWithTheNextLogIn() {
        UserId user = office.open("sweeper@example.com");
        office.enter("sweeper@example.com");
        office.clock.advance(Duration.ofDays(31));

        office.enter("sweeper@example.com");

        assertThat(office.jdbc
                        .sql("select count(*) from session where user_id = cast(:user as uuid)")
                        .param("user", user.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRefreshThatIsRolledBackUsesNothingUp() {
        office.open("rollback@example.com");
        String token = refreshToken(office.enter("rollback@example.com"));
        office.transaction.executeWithoutResult(status -> {
            tokens(office.refresh(token));
            status.setRollbackOnly();
        });

        tokens(office.refresh(token));
    }

    @Test
    void loggingOutEndsTheSessionOnce() {
        UserId user = office.open("leaver@example.com");
        IssuedTokens tokens = office.enter("leaver@example.com");
        LogOut logOut = new LogOut(sessionId(tokens));

        assertThat(office.keeper.logOut(logOut, person(user)).facts())
                .containsExactly(
                        new SessionEnded(user, sessionId(tokens), SessionEnd.LOGGED_OUT, SqlTimes.now(office.clock)));
        assertThat(office.keeper.logOut(logOut, person(user)).facts()).isEmpty();
        assertThat(office.keeper
                        .logOut(new LogOut(SessionId.fresh()), person(user))
                        .facts())
                .isEmpty();
        refused(office.refresh(refreshToken(tokens)));
    }

    @Test
    void nobodyEndsSomebodyElsesSession() {
        office.open("victim@example.com");
        IssuedTokens tokens = office.enter("victim@example.com");

        refused(office.keeper.logOut(new LogOut(sessionId(tokens)), person(UserId.fresh())));

        tokens(office.refresh(refreshToken(tokens)));
    }

    @Test
    void aSuspensionEndsAllSessions() {
        UserId user = office.open("suspended@example.com");
        IssuedTokens phone = office.enter("suspended@example.com");
        IssuedTokens laptop = office.enter("suspended@example.com");
        Instant now = SqlTimes.now(office.clock);

        List<AccountEvent> facts = office.keeper.endSessions(user, SessionEnd.SUSPENDED, now);
        office.change(user, state -> AccountFold.evolve(state, new UserSuspended(user, "spam", now)));

        assertThat(facts)
                .containsExactlyInAnyOrder(
                        new SessionEnded(user, sessionId(phone), SessionEnd.SUSPENDED, now),
                        new SessionEnded(user, sessionId(laptop), SessionEnd.SUSPENDED, now));
        assertThat(refused(office.refresh(refreshToken(phone))).refusal().code())
                .isEqualTo(RefusalCode.ACCOUNT_SUSPENDED);
    }

    @Test
    void aDeletedAccountIsForgottenAndItsEmailIsFree() {
        UserId user = office.open("gone@example.com");
        IssuedTokens tokens = office.enter("gone@example.com");
        Instant now = SqlTimes.now(office.clock);

        assertThat(office.keeper.forget(user, now))
                .containsExactly(new SessionEnded(user, sessionId(tokens), SessionEnd.DELETED, now));

        refused(office.refresh(refreshToken(tokens)));
        refused(office.logIn("gone@example.com", PASSWORD.value()));
        office.open("gone@example.com");
    }

    private static String refreshToken(IssuedTokens tokens) {
        return Objects.requireNonNull(tokens.refreshToken());
    }

    private static SessionId sessionId(IssuedTokens tokens) {
        return Objects.requireNonNull(tokens.sessionId());
    }
}
