package io.videoconf.command.account.credentials;

import io.videoconf.api.account.SessionEnd;
import io.videoconf.api.account.commands.ChangePassword;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.PasswordChanged;
import io.videoconf.api.account.events.SessionEnded;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.account.credentials.CredentialOutcome.Done;
import io.videoconf.command.account.credentials.CredentialOutcome.Refused;
import io.videoconf.command.account.rules.Fields;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes passwords. Who has somebody's token, but not their password, gets no further; and guesses are counted. */
final class PasswordChanges {

    private static final String PEOPLE_CHANGE_THEIR_OWN = "PeopleChangeTheirOwnPassword";

    private final LogIns logIns;
    private final EmailRegister emails;
    private final PasswordHashing passwords;
    private final Sessions sessions;
    private final Clock clock;

    PasswordChanges(LogIns logIns, EmailRegister emails, PasswordHashing passwords, Sessions sessions, Clock clock) {
        this.logIns = logIns;
        this.emails = emails;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    CredentialOutcome change(ChangePassword command, Actor actor) {
        if (actor.kind() != ActorKind.USER || !actor.id().equals(command.userId())) {
            return new Refused(
                    Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, PEOPLE_CHANGE_THEIR_OWN), null, List.of());
        }
        Refusal wrong = new Fields()
                .password("new_password", command.newPassword().value())
                .refusal()
                .orElse(null);
        if (wrong != null) {
            return new Refused(wrong, command.userId(), List.of());
        }
        try {
            return logIns.ifRight(command.userId(), command.currentPassword(), () -> changed(command));
        } catch (PasswordsBusy busy) {
            return new Refused(busy.refusal(), command.userId(), List.of());
        }
    }

    private CredentialOutcome changed(ChangePassword command) {
        Instant now = SqlTimes.now(clock);
        emails.setPassword(command.userId(), passwords.hash(command.newPassword()));
        List<AccountEvent> facts = new ArrayList<>();
        sessions.endOthers(command.userId(), command.session(), SessionEnd.PASSWORD_CHANGED, now).stream()
                .sorted(Comparator.comparing(id -> id.value()))
                .forEach(id -> facts.add(new SessionEnded(command.userId(), id, SessionEnd.PASSWORD_CHANGED, now)));
        facts.add(new PasswordChanged(command.userId(), now));
        return new Done(command.userId(), facts);
    }
}
