package io.videoconf.command.account.automation;

import io.videoconf.api.meeting.LeaveEvidence;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** What a batch of events comes to. */
final class HoldingBatch {
    private final Holdings holdings;
    private final OrphanCommands commands;
    private final Set<Holding> fresh = new LinkedHashSet<>();
    private final Set<UUID> over = new LinkedHashSet<>();
    private final Set<UUID> touched = new HashSet<>();

    HoldingBatch(Holdings holdings, OrphanCommands commands) {
        this.holdings = holdings;
        this.commands = commands;
    }

    void holds(Holding holding) {
        fresh.add(holding);
        touched.add(holding.user());
    }

    void over(UUID stream) {
        over.add(stream);
    }

    void touched(UUID user) {
        touched.add(user);
    }

    /** Nothing that is over begins again, so what has begun is written first. */
    void write() {
        if (!fresh.isEmpty()) {
            holdings.add(fresh);
        }
        over.forEach(holdings::removeStream);
        if (!touched.isEmpty()) {
            holdings.orphans(touched).stream().filter(HoldingBatch::goes).forEach(orphan -> {
                commands.schedule(orphan);
                holdings.remove(orphan.holding());
            });
        }
    }

    /** Who is suspended may come back, and keeps what is theirs. */
    private static boolean goes(Holdings.Orphan orphan) {
        return orphan.evidence() == LeaveEvidence.ACCOUNT_DELETED
                || orphan.holding().kind() == Holding.Kind.IS_IN_MEETING;
    }
}
