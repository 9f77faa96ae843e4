package io.videoconf.api.account.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Page;

/**
 * Asks for the accounts that the viewer administers; answered by a Listing of UserView, oldest first.
 */
public record ListMembers(Actor viewer, Page page) {}
