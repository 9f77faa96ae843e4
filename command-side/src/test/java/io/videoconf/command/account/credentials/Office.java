package io.videoconf.command.account.credentials;

import com.zaxxer.hikari.HikariDataSource;
import io.videoconf.api.account.EmailVerification;
import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.commands.RefreshSession;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.AccountSamples;
import io.videoconf.command.account.state.AccountState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One node's credentials package on a real database, with a clock that the test moves.
 */
final class Office implements AutoCloseable {

    static final TokenSettings SETTINGS = new TokenSettings(
            "videoconf",
            "videoconf",
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofMinutes(10));

    final HikariDataSource database;
    final MovableClock clock;
    final Map<UserId, AccountState> accounts;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final AtomicInteger comparisons = new AtomicInteger();
    final EmailRegister emails;
    final Registrar registrar;
    final SigningKeyRing keys;
    final PublicKeys publicKeys;
    final CredentialsKeeper keeper;
    final LogIns logIns;

    Office() {
        this(Postgres.freshDatabase(), new MovableClock(Instant.now()), new ConcurrentHashMap<>());
    }

    private Office(HikariDataSource database, MovableClock clock, Map<UserId, AccountState> accounts) {
        this.database = database;
        this.clock = clock;
        this.accounts = accounts;
        this.jdbc = JdbcClient.create(database);
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        this.transaction = new TransactionTemplate(transactions);
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        PasswordHashing hashing = counting(new Argon2Hashing(new PasswordSettings(0, Duration.ofMinutes(1))));
        this.emails = new EmailRegister(jdbc, clock, transactions);
        Operators operators = new Operators(new AccountSettings(
                List.of(
                        new AccountSettings.Operator("olga@example.com", "operators-password"),
                        new AccountSettings.Operator("later@example.com", null)),
                null));
        this.registrar = new Registrar(emails, new IdentityRegister(jdbc), hashing, operators);
        this.keys = new SigningKeyRing(new SigningKeyStore(jdbc), own, SETTINGS, clock);
        this.publicKeys = new PublicKeys(keys);
        AccessTokens accessTokens = new AccessTokens(keys, SETTINGS, operators, EmailVerification.OFF, clock);
        CurrentAccounts current = userId -> accounts.getOrDefault(userId, AccountState.initial());
        SessionIssuing issuing = new SessionIssuing(new Sessions(jdbc), current, accessTokens, SETTINGS, clock);
        LogInSettings lockOut = new LogInSettings(5, Duration.ofSeconds(30), Duration.ofHours(1));
        this.logIns = new LogIns(emails, hashing, current, issuing, lockOut, clock);
        PasswordChanges changes = new PasswordChanges(logIns, emails, hashing, new Sessions(jdbc), clock);
        this.keeper = new CredentialsKeeper(
                logIns, changes, issuing, new Sessions(jdbc), emails, accessTokens, SETTINGS, transaction);
    }

    /** Another node on the same database, which knows nothing of this one. */
    Office anotherNode() {
        return new Office(database, clock, accounts);
    }

    /** Opens an account with the usual password. */
    UserId open(String email) {
        UserId userId = UserId.fresh();
        AccountState opened = AccountSamples.after(
                AccountState.initial(),
                registrar.register(
                        AccountSamples.by(Actor.SYSTEM, AccountSamples.register(userId, email)),
                        AccountState.initial()));
        accounts.put(userId, opened);
        return userId;
    }

    void change(UserId userId, UnaryOperator<AccountState> change) {
        accounts.computeIfPresent(userId, (_, state) -> change.apply(state));
    }

    CredentialOutcome logIn(String email, String password) {
        return keeper.logIn(new LogIn(email, new Secret(password), SessionId.fresh()));
    }

    /** Logs in with the usual password. */
    IssuedTokens enter(String email) {
        return tokens(logIn(email, AccountSamples.PASSWORD.value()));
    }

    CredentialOutcome refresh(String refreshToken) {
        return refresh(refreshToken, null);
    }

    CredentialOutcome refresh(String refreshToken, @Nullable String repeatKey) {
        return keeper.refresh(new RefreshSession(new Secret(refreshToken)), repeatKey);
    }

    static IssuedTokens tokens(CredentialOutcome outcome) {
        return switch (outcome) {
            case CredentialOutcome.Issued issued -> issued.tokens();
            case CredentialOutcome.Done done -> throw new AssertionError(done);
            case CredentialOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    static CredentialOutcome.Refused refused(CredentialOutcome outcome) {
        return switch (outcome) {
            case CredentialOutcome.Issued issued -> throw new AssertionError(issued);
            case CredentialOutcome.Done done -> throw new AssertionError(done);
            case CredentialOutcome.Refused refused -> refused;
        };
    }

    /** Does the same many times at once, and gives all results. */
    static <T> List<T> atOnce(int times, Callable<T> work) throws InterruptedException, ExecutionException {
        return atOnce(IntStream.range(0, times).<Callable<T>>mapToObj(_ -> work).toList());
    }

    static <T> List<T> atOnce(List<Callable<T>> works) throws InterruptedException, ExecutionException {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> done : many.invokeAll(works)) {
                results.add(done.get());
            }
            return results;
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private PasswordHashing counting(PasswordHashing hashing) {
        return new PasswordHashing() {
            @Override
            public String hash(Secret password) {
                return hashing.hash(password);
            }

            @Override
            public boolean matches(Secret password, String hash) {
                comparisons.incrementAndGet();
                return hashing.matches(password, hash);
            }
        };
    }
}
