package io.videoconf.command.compliance.desk;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.videoconf.api.compliance.AppliedRule;
import io.videoconf.api.compliance.commands.EnforceRetention;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.command.compliance.retention.Enforcing;
import io.videoconf.command.compliance.retention.Retained;
import io.videoconf.command.compliance.retention.RetentionState;
import io.videoconf.command.platform.Ruling;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The switchboard of an end. Keys are destroyed beside the decision, in its transaction. */
@Aggregate(
        commandTargetResolver = "streamTarget",
        snapshotTriggerDefinition = "snapshotTrigger",
        cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Retention {
    /** The shape of the state in snapshots. */
    static final String SHAPE = "2";

    /** Null until it is asked for, or the first event has come. */
    @AggregateIdentifier
    private @Nullable String id;

    private RetentionState state = RetentionState.initial();
    private long facts;
    private @Nullable Instant last;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(EnforceRetention command, MetaData metadata, RetentionServices services) {
        id = command.subject().value();
        Retained it = services.find(command);
        AppliedRule rule = it == null ? AppliedRule.NONE : services.rule(it);
        List<HoldId> holds = it == null ? List.of() : services.holds(it);
        var decision = Enforcing.decide(
                Ruling.asked(command, metadata, last), state, it, rule, holds, () -> services.destroy(command));
        return Ruling.carryOut(
                decision,
                StreamKind.COMPLIANCE,
                command.subject(),
                facts,
                metadata,
                event -> services.take(event, facts));
    }

    @EventSourcingHandler
    void on(ComplianceEvent event) {
        state = RetentionState.evolve(state, event);
        facts++;
        last = event.at();
        id = RetentionRows.streamOf(event, id);
    }
}
