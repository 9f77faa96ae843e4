package io.videoconf.api.edge;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * What an account has used up of one of its limits.
 *
 * @param limit the limit's name as clients see it, such as {@code api_calls}
 * @param accountType the account's type then, which says how much there is of it
 * @param spent how much was used up and had not come back at that time; not negative
 * @param at when that was so; some of it has come back since
 */
public record Spent(String limit, UserId account, AccountType accountType, long spent, Instant at) {}
