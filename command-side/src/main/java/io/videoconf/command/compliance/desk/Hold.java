package io.videoconf.command.compliance.desk;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.videoconf.api.compliance.commands.PlaceHold;
import io.videoconf.api.compliance.commands.ReleaseHold;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.DataDestroyed;
import io.videoconf.api.compliance.events.ErasureDeferred;
import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.compliance.events.PersonErased;
import io.videoconf.api.compliance.events.RetentionDeferred;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.command.compliance.hold.HoldState;
import io.videoconf.command.compliance.hold.Holding;
import io.videoconf.command.platform.Ruling;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A hold's switchboard. Its row is written beside the decision. */
@Aggregate(
        commandTargetResolver = "streamTarget",
        snapshotTriggerDefinition = "snapshotTrigger",
        cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Hold {
    /** The shape of the state in snapshots. */
    static final String SHAPE = "2";

    /** Null until the first event: only then is the event told its stream by the event itself. */
    @AggregateIdentifier
    private @Nullable String id;

    private HoldState state = HoldState.initial();
    private long facts;
    private @Nullable Instant last;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Receipt handle(PlaceHold command, MetaData metadata, HoldServices services) {
        var asked = Ruling.asked(command, metadata, last);
        var decision = Holding.place(asked, state, services.subject(command, asked.actor()));
        return Ruling.carryOut(
                decision,
                StreamKind.COMPLIANCE,
                command.holdId(),
                facts,
                metadata,
                event -> services.take(event, facts));
    }

    @CommandHandler
    Receipt handle(ReleaseHold command, MetaData metadata, HoldServices services) {
        return Ruling.carryOut(
                Holding.release(Ruling.asked(command, metadata, last), state),
                StreamKind.COMPLIANCE,
                command.holdId(),
                facts,
                metadata,
                event -> services.take(event, facts));
    }

    @EventSourcingHandler
    void on(ComplianceEvent event) {
        switch (event) {
            case HoldPlaced it -> id = it.holdId().value();
            case HoldReleased it -> id = it.holdId().value();
            case RetentionPolicyChanged _, RetentionDeferred _, ErasureDeferred _, PersonErased _, DataDestroyed _ -> {
                // Of other streams.
            }
        }
        state = HoldState.evolve(state, event);
        facts++;
        last = event.at();
    }
}
