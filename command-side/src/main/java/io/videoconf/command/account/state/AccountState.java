package io.videoconf.command.account.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the facts of one account come to. Stored as JSON in snapshots: the {@code kind}s are for ever.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NoAccount.class, name = "none"),
    @JsonSubTypes.Type(value = ActiveAccount.class, name = "active"),
    @JsonSubTypes.Type(value = SuspendedAccount.class, name = "suspended"),
    @JsonSubTypes.Type(value = DeletedAccount.class, name = "deleted")
})
public sealed interface AccountState permits NoAccount, OpenAccount, DeletedAccount {

    /** Where every account begins. */
    static AccountState initial() {
        return new NoAccount();
    }
}
