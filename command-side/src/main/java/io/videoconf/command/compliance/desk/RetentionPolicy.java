package io.videoconf.command.compliance.desk;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.videoconf.api.compliance.commands.SetRetentionPolicy;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.command.compliance.retention.RetentionPolicyState;
import io.videoconf.command.compliance.retention.Setting;
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

/** The switchboard of what is said about keeping. Its row is written beside the decision. */
@Aggregate(
        commandTargetResolver = "streamTarget",
        snapshotTriggerDefinition = "snapshotTrigger",
        cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class RetentionPolicy {
    /** The shape of the state in snapshots. */
    static final String SHAPE = "2";

    /** Null until the first event: only then is the event told its stream by the event itself. */
    @AggregateIdentifier
    private @Nullable String id;

    private RetentionPolicyState state = RetentionPolicyState.initial();
    private long facts;
    private @Nullable Instant last;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(SetRetentionPolicy command, MetaData metadata, RetentionServices services) {
        // Asked in vain, it is nobody's stream yet, and has a name all the same.
        id = command.subject().value();
        var asked = Ruling.asked(command, metadata, last);
        var decision = Setting.decide(asked, state, services.about(command, asked.actor()), services.shortest());
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
        if (event instanceof RetentionPolicyChanged it) {
            id = it.policyId().value();
        }
        state = RetentionPolicyState.evolve(state, event);
        facts++;
        last = event.at();
    }
}
