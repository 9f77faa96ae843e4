package io.videoconf.command.account.credentials;

import io.videoconf.api.account.EmailVerification;
import io.videoconf.command.platform.Letters;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The parts of the account context that are objects. Needs a {@link JdbcClient} on the database that Flyway has
 * migrated, the transaction manager of the commands, {@link Letters}, and {@link CurrentAccounts}; takes a {@link Clock} if there
 * is one.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccountSettings.class, TokenSettings.class, LogInSettings.class, PasswordSettings.class
})
public class AccountConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AccountConfiguration.class);

    @Bean
    PasswordHashing passwordHashing(PasswordSettings settings) {
        return new Argon2Hashing(settings);
    }

    @Bean
    EmailRegister emailRegister(JdbcClient jdbc, ObjectProvider<Clock> clock, PlatformTransactionManager transactions) {
        return new EmailRegister(jdbc, or(clock), transactions);
    }

    @Bean
    Operators operators(AccountSettings settings) {
        return new Operators(settings);
    }

    @Bean
    IdentityRegister identityRegister(JdbcClient jdbc) {
        return new IdentityRegister(jdbc);
    }

    @Bean
    ApiKeyRegister apiKeyRegister(JdbcClient jdbc, ObjectProvider<Clock> clock) {
        return new ApiKeyRegister(jdbc, or(clock));
    }

    @Bean
    ClosingBook closingBook(JdbcClient jdbc, TokenSettings settings, ObjectProvider<Clock> clock) {
        return new ClosingBook(jdbc, settings, or(clock));
    }

    @Bean
    Registrar registrar(
            EmailRegister emails, IdentityRegister identities, PasswordHashing passwords, Operators operators) {
        return new Registrar(emails, identities, passwords, operators);
    }

    @Bean
    SigningKeyRing signingKeyRing(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            TokenSettings settings,
            ObjectProvider<Clock> clock) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new SigningKeyRing(new SigningKeyStore(jdbc), own, settings, or(clock));
    }

    @Bean
    AccessTokens accessTokens(
            SigningKeyRing keys,
            TokenSettings settings,
            Operators operators,
            EmailVerification verification,
            ObjectProvider<Clock> clock) {
        return new AccessTokens(keys, settings, operators, verification, or(clock));
    }

    @Bean
    EmailVerification emailVerification(AccountSettings settings, Letters letters) {
        EmailVerification holds = EmailVerification.of(settings.emailVerification(), letters.goOut());
        switch (holds) {
            case REQUIRED ->
                LOG.info(
                        "e-mail addresses of accounts open nothing before they were verified{}",
                        letters.goOut() ? "" : ", and as no e-mail is sent, only operators can say that one was");
            case OFF ->
                LOG.info(
                        "e-mail addresses of accounts are not verified: whoever registers one has what is shared with it"
                                + " (videoconf.accounts.email-verification)");
        }
        return holds;
    }

    @Bean
    AccountEmails accountEmails(Registrar registrar, LogIns logIns, Letters letters) {
        return new AccountEmails(registrar, logIns, letters);
    }

    @Bean
    PublicKeys publicKeys(SigningKeyRing keys) {
        return new PublicKeys(keys);
    }

    @Bean
    SessionIssuing sessionIssuing(
            JdbcClient jdbc,
            CurrentAccounts accounts,
            AccessTokens accessTokens,
            TokenSettings settings,
            ObjectProvider<Clock> clock) {
        return new SessionIssuing(new Sessions(jdbc), accounts, accessTokens, settings, or(clock));
    }

    @Bean
    LogIns logIns(
            EmailRegister emails,
            PasswordHashing passwords,
            CurrentAccounts accounts,
            SessionIssuing sessions,
            LogInSettings settings,
            ObjectProvider<Clock> clock) {
        return new LogIns(emails, passwords, accounts, sessions, settings, or(clock));
    }

    @Bean
    PasswordChanges passwordChanges(
            LogIns logIns,
            EmailRegister emails,
            PasswordHashing passwords,
            JdbcClient jdbc,
            ObjectProvider<Clock> clock) {
        return new PasswordChanges(logIns, emails, passwords, new Sessions(jdbc), or(clock));
    }

    @Bean
    CredentialsKeeper credentialsKeeper(
            LogIns logIns,
            PasswordChanges passwordChanges,
            SessionIssuing issuing,
            JdbcClient jdbc,
            EmailRegister emails,
            AccessTokens accessTokens,
            TokenSettings settings,
            PlatformTransactionManager transactions) {
        return new CredentialsKeeper(
                logIns,
                passwordChanges,
                issuing,
                new Sessions(jdbc),
                emails,
                accessTokens,
                settings,
                new TransactionTemplate(transactions));
    }

    private static Clock or(ObjectProvider<Clock> clock) {
        return clock.getIfAvailable(Clock::systemUTC);
    }
}
