package io.videoconf.command.account.credentials;

import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation on credentials comes to.
 *
 * <p><b>Commit in every case.</b> A refusal has its own effects: a counted wrong password, a family of tokens
 * that is ended because one of them came back. To roll back would be to forget the attack.
 */
public sealed interface CredentialOutcome {

    /** What has happened to the account; to be stored in its stream, in the same transaction. */
    List<AccountEvent> facts();

    /**
     * Tokens for the client.
     *
     * @param account whose stream the facts belong to: the tokens' subject
     */
    record Issued(IssuedTokens tokens, UserId account, List<AccountEvent> facts) implements CredentialOutcome {
        public Issued {
            facts = List.copyOf(facts);
        }
    }

    /**
     * Done, and nothing to answer.
     *
     * @param account whose stream the facts belong to
     */
    record Done(UserId account, List<AccountEvent> facts) implements CredentialOutcome {
        public Done {
            facts = List.copyOf(facts);
        }
    }

    /**
     * No.
     *
     * @param account whose stream the facts belong to, and whom the refusal concerns; null when nobody is known
     *     by what was presented, and then there are no facts
     */
    record Refused(Refusal refusal, @Nullable UserId account, List<AccountEvent> facts) implements CredentialOutcome {
        public Refused {
            facts = List.copyOf(facts);
        }
    }
}
