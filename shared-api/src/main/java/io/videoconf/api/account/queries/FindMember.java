package io.videoconf.api.account.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.UserId;

/**
 * Asks for an account as administrators see it; answered by UserView, or USER_NOT_FOUND when it is of a tenant that the
 * viewer does not administer.
 */
public record FindMember(UserId userId, Actor viewer) {}
