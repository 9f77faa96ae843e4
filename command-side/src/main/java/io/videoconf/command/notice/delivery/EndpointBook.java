package io.videoconf.command.notice.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The endpoints that facts are delivered to, in memory: most installations have none, and then a fact costs nothing. Read
 * anew whenever a webhook has changed, as the events tell, and when it is old: an automation that another node has run for a
 * while comes back later than that.
 */
public final class EndpointBook {
    private static final Duration OLD = Duration.ofSeconds(2);

    private final EndpointRows rows;
    private final Clock clock;
    private List<Endpoint> endpoints = List.of();
    private Instant readAt = Instant.EPOCH;

    EndpointBook(EndpointRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** A webhook has changed. */
    public synchronized void turnPage() {
        readAt = Instant.EPOCH;
    }

    synchronized List<Endpoint> endpoints() {
        Instant now = clock.instant();
        if (!now.isBefore(readAt.plus(OLD))) {
            endpoints = rows.enabled();
            readAt = now;
        }
        return endpoints;
    }
}
