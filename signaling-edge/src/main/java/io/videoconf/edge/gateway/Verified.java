package io.videoconf.edge.gateway;

import java.time.Instant;

/**
 * A token that is what it says, before anybody asked whether its session and account are still open.
 *
 * @param issuedAt when it was made: what it says of its person was true then
 */
record Verified(Caller caller, Instant issuedAt) {}
