package io.videoconf.command.notice.delivery;

import io.videoconf.api.json.FactEnvelope;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.notice.WebhookScope;
import io.videoconf.api.notice.views.ReplayView;
import io.videoconf.command.notice.rows.MeetingLogs;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Delivers the facts of one meeting again, from any sequence on. */
public final class Replays {
    private static final int MOST = 10_000;

    private final Deliveries deliveries;
    private final MeetingLogs logs;

    Replays(Deliveries deliveries, MeetingLogs logs) {
        this.deliveries = deliveries;
        this.logs = logs;
    }

    /**
     * Puts the deliveries in, in the running transaction; at most ten thousand facts are looked at.
     *
     * @param after the sequence before the first fact
     * @return empty when the endpoint sees nothing of the meeting
     */
    public Optional<ReplayView> replay(
            WebhookId webhook,
            WebhookScope scope,
            TenantId tenant,
            UserId owner,
            @Nullable List<String> types,
            MeetingId meeting,
            long after) {
        Endpoint endpoint = new Endpoint(webhook, scope, tenant, owner, types);
        Sight sight = Sight.of(endpoint);
        MeetingState state = logs.story(meeting, Long.MAX_VALUE).now();
        Reading reading = new Reading(after);
        logs.read(meeting, 0, entry -> {
            if (entry.sequence() > after && entry.sequence() - after > MOST) {
                reading.more = true;
                return false;
            }
            if (sight.sees(state, entry.sequence(), entry.fact())) {
                reading.any = true;
                String type = FactEnvelope.type(entry.fact().getClass());
                if (entry.sequence() > after && endpoint.wants(type)) {
                    deliveries.putAgain(new Deliveries.Notice(
                            webhook,
                            entry.eventId(),
                            type,
                            meeting,
                            entry.sequence(),
                            reading.previous,
                            sight.seesEmails(state, entry.sequence())));
                    reading.put++;
                }
                reading.previous = entry.sequence();
            }
            reading.last = Math.max(reading.last, entry.sequence());
            return true;
        });
        return reading.any ? Optional.of(new ReplayView(reading.put, reading.last, reading.more)) : Optional.empty();
    }

    private static final class Reading {
        private long last;
        private long previous;
        private int put;
        private boolean any;
        private boolean more;

        Reading(long after) {
            last = after;
        }
    }
}
