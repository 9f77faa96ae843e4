package io.videoconf.command.compliance.desk;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.videoconf.api.compliance.commands.RequestErasure;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.ErasureDeferred;
import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.compliance.events.PersonErased;
import io.videoconf.api.compliance.events.PersonalDataErased;
import io.videoconf.api.compliance.events.RetentionDeferred;
import io.videoconf.api.compliance.events.RetentionEnforced;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.command.compliance.erasure.Erasing;
import io.videoconf.command.compliance.erasure.ErasureState;
import io.videoconf.command.compliance.erasure.KnownPerson;
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

/** An erasure's switchboard. The keys are destroyed beside the decision, in its transaction. */
@Aggregate(
        commandTargetResolver = "streamTarget",
        snapshotTriggerDefinition = "snapshotTrigger",
        cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Erasure {
    /** The shape of the state in snapshots. */
    static final String SHAPE = "2";

    /** Null until the first event: only then is the event told its stream by the event itself. */
    @AggregateIdentifier
    private @Nullable String id;

    private ErasureState state = ErasureState.initial();
    private long facts;
    private @Nullable Instant last;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(RequestErasure command, MetaData metadata, ErasureServices services) {
        // Asked in vain, it is nobody's stream yet, and has a name all the same.
        id = ErasureId.of(command.userId()).value();
        var asked = Ruling.asked(command, metadata, last);
        KnownPerson person = services.known(command.userId(), asked.actor());
        var decision = Erasing.decide(
                asked, state, person, services.holds(command.userId(), person), () -> services.destroy(asked, person));
        return Ruling.carryOut(
                decision, StreamKind.COMPLIANCE, ErasureId.of(command.userId()), facts, metadata, services::take);
    }

    @EventSourcingHandler
    void on(ComplianceEvent event) {
        switch (event) {
            case ErasureDeferred it -> id = it.erasureId().value();
            case PersonErased it -> id = it.erasureId().value();
            case PersonalDataErased it -> id = it.erasureId().value();
            case RetentionPolicyChanged _, RetentionDeferred _, RetentionEnforced _, HoldPlaced _, HoldReleased _ -> {
                // Of other streams.
            }
        }
        state = ErasureState.evolve(state, event);
        facts++;
        last = event.at();
    }
}
