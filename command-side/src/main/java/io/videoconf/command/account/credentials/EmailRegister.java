package io.videoconf.command.account.credentials;

import io.videoconf.api.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one place that knows whose an e-mail is, and the hash of its password.
 *
 * <p>E-mails come in their normal form.
 */
public final class EmailRegister {

    private static final String COLUMNS =
            "select user_id, password_hash, wrong_passwords, locked_until from credential";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate aside;

    /** @param transactions that of the commands: what fails here goes back to a savepoint and leaves the rest as it is */
    EmailRegister(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.aside = new TransactionTemplate(transactions);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Takes an e-mail for an account. Free of races: of many at once exactly one gets it. The others wait until
     * that one's transaction is over, and get it if it was rolled back.
     *
     * @param email in its normal form
     * @param passwordHash as {@link PasswordHashing} made it
     * @return false when somebody has it (EMAIL_TAKEN); the running transaction is still good
     */
    public boolean claim(String email, UserId userId, String passwordHash) {
        return jdbc.sql("""
                        insert into credential (user_id, email_normalized, password_hash, created_at)
                        values (:user, :email, :hash, :now)
                        on conflict do nothing
                        """)
                        .param("user", userId.uuid())
                        .param("email", email)
                        .param("hash", passwordHash)
                        .param("now", SqlTimes.parameter(SqlTimes.now(clock)))
                        .update()
                == 1;
    }

    /**
     * Gives an account another e-mail; the password stays. Free of races, like {@link #claim}.
     *
     * @param email in its normal form
     * @return false when somebody else has it (EMAIL_TAKEN); the running transaction is still good
     */
    boolean move(UserId userId, String email) {
        try {
            return Boolean.TRUE.equals(
                    aside.execute(_ -> jdbc.sql("update credential set email_normalized = :email where user_id = :user")
                                    .param("email", email)
                                    .param("user", userId.uuid())
                                    .update()
                            == 1));
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** Spares the hashing when the answer is known; only {@link #claim} decides. */
    boolean isTaken(String email) {
        return find(email).isPresent();
    }

    Optional<Credential> find(String email) {
        return jdbc.sql(COLUMNS + " where email_normalized = :email")
                .param("email", email)
                .query(EmailRegister::credential)
                .optional();
    }

    Optional<Credential> find(UserId userId) {
        return jdbc.sql(COLUMNS + " where user_id = :user")
                .param("user", userId.uuid())
                .query(EmailRegister::credential)
                .optional();
    }

    void setPassword(UserId userId, String passwordHash) {
        jdbc.sql("update credential set password_hash = :hash, wrong_passwords = 0, locked_until = null"
                        + " where user_id = :user")
                .param("hash", passwordHash)
                .param("user", userId.uuid())
                .update();
    }

    /** The credential, which nobody else changes until the transaction is over. */
    Optional<Credential> lock(UserId userId) {
        return jdbc.sql(COLUMNS + " where user_id = :user for no key update")
                .param("user", userId.uuid())
                .query(EmailRegister::credential)
                .optional();
    }

    void count(UserId userId, int wrongPasswords, @Nullable Instant lockedUntil) {
        jdbc.sql("update credential set wrong_passwords = :wrong, locked_until = :until where user_id = :user")
                .param("wrong", wrongPasswords)
                .param(
                        "until",
                        lockedUntil == null ? null : SqlTimes.parameter(lockedUntil),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("user", userId.uuid())
                .update();
    }

    /** Forgets the e-mail and the password, and with them all sessions: the e-mail is free again. */
    void forget(UserId userId) {
        jdbc.sql("delete from credential where user_id = :user")
                .param("user", userId.uuid())
                .update();
    }

    private static Credential credential(ResultSet row, int number) throws SQLException {
        return new Credential(
                new UserId(row.getObject("user_id", UUID.class).toString()),
                row.getString("password_hash"),
                row.getInt("wrong_passwords"),
                SqlTimes.readNullable(row, "locked_until"));
    }
}
