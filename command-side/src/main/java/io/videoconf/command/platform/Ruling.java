package io.videoconf.command.platform;

import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** What an aggregate does with a decision: apply its events, or refuse. */
public final class Ruling {
    private Ruling() {}

    /** The command with its circumstances, as {@link CommandStamp} left them on the message. */
    public static <C> Asked<C> asked(C command, MetaData metadata) {
        Object at = metadata.get(CommandStamp.DECIDED_AT);
        if (!(at instanceof String text)) {
            throw new IllegalStateException("the command was not stamped with its time");
        }
        return new Asked<>(command, OriginMetadata.read(metadata), Instant.parse(text));
    }

    /**
     * The same in a stream in which time goes on: a command that was stamped while another was being carried out, or by a clock
     * that was set back, comes a microsecond after what has happened. So a moment names one state of the stream.
     *
     * @param last when the stream's last fact happened; null when there is none
     */
    public static <C> Asked<C> asked(C command, MetaData metadata, @Nullable Instant last) {
        Asked<C> asked = asked(command, metadata);
        return new Asked<>(command, asked.origin(), after(asked.at(), last));
    }

    /** A moment, or the first one after {@code last} where it is not after that. */
    public static Instant after(Instant at, @Nullable Instant last) {
        return last == null || at.isAfter(last) ? at : last.plus(1, ChronoUnit.MICROS);
    }

    /**
     * Holds the client to the version that it expects. Before anything is done beside the events: a refusal commits.
     *
     * @throws RefusedException when the client expects another version
     */
    public static void expect(long version, MetaData metadata) {
        Object expected = metadata.get(MetadataKeys.EXPECTED_VERSION);
        if (expected != null && Long.parseLong(expected.toString()) != version) {
            throw new RefusedException(Refusal.of(RefusalCode.VERSION_CONFLICT, "OnlyTheExpectedVersionChanges")
                    .with("current_version", version));
        }
    }

    /**
     * Applies what was decided.
     *
     * @param version events in the stream before the decision
     * @param applied told of each event after the aggregate has taken it in
     * @throws RefusedException when the decision is a refusal, or the client expects another version
     */
    public static <E> Receipt carryOut(
            Decision<E> decision,
            StreamKind kind,
            Id id,
            long version,
            MetaData metadata,
            Consumer<? super E> applied) {
        return switch (decision) {
            case Decision.Accepted<E>(var events) -> {
                expect(version, metadata);
                for (E event : events) {
                    AggregateLifecycle.apply(event);
                    applied.accept(event);
                }
                yield Receipt.of(kind, id, version + events.size());
            }
            case Decision.Refused<E>(var refusal) -> {
                if (!comesFirst(refusal)) {
                    expect(version, metadata);
                }
                throw new RefusedException(refusal);
            }
        };
    }

    /** Whoever may not, or is not to know that there is such a thing, is told that, and not which version it has. */
    private static boolean comesFirst(Refusal refusal) {
        return switch (refusal.code().kind()) {
            case NOT_FOUND, FORBIDDEN -> true;
            case INVALID, UNAUTHENTICATED, CONFLICT, GONE, PRECONDITION_FAILED, IDEMPOTENCY_REUSED -> false;
            case NOT_ACCEPTABLE, LOCKED, TOO_MANY, INTERNAL, UNAVAILABLE, SIGNALING -> false;
        };
    }
}
