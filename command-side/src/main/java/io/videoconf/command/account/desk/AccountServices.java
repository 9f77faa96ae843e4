package io.videoconf.command.account.desk;

import io.videoconf.command.account.credentials.AccountEmails;
import io.videoconf.command.account.credentials.ApiKeyRegister;
import io.videoconf.command.account.credentials.ClosingBook;
import io.videoconf.command.account.credentials.CredentialsKeeper;
import io.videoconf.command.account.credentials.Operators;
import io.videoconf.command.account.credentials.Registrar;
import org.springframework.stereotype.Component;

/** What an account's switchboard has beside its events: all that is not history. */
@Component
record AccountServices(
        Registrar registrar,
        AccountEmails emails,
        CredentialsKeeper keeper,
        Operators operators,
        ApiKeyRegister apiKeys,
        ClosingBook closings) {}
