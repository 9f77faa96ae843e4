package io.videoconf.command.compliance.desk;

import io.videoconf.api.compliance.AppliedRule;
import io.videoconf.api.compliance.commands.EnforceRetention;
import io.videoconf.api.compliance.commands.SetRetentionPolicy;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.command.compliance.retention.Enforcing;
import io.videoconf.command.compliance.retention.Precedence;
import io.videoconf.command.compliance.retention.Retained;
import io.videoconf.command.compliance.retention.Setting;
import io.videoconf.command.platform.KeyVault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What keeping and ending need that is not pure: who may speak, what is there, what holds it, and the keys. */
@Component
final class RetentionServices {
    private final RetentionRows rows;
    private final MeetingsKept meetings;
    private final HoldsOnStreams holds;
    private final KeyVault vault;
    private final SealedFacts facts;
    private final RetentionSettings settings;

    RetentionServices(
            RetentionRows rows,
            MeetingsKept meetings,
            HoldsOnStreams holds,
            KeyVault vault,
            SealedFacts facts,
            RetentionSettings settings) {
        this.rows = rows;
        this.meetings = meetings;
        this.holds = holds;
        this.vault = vault;
        this.facts = facts;
        this.settings = settings;
    }

    Duration shortest() {
        return settings.shortest();
    }

    Setting.About about(SetRetentionPolicy command, Actor actor) {
        return switch (command.scope()) {
            case TENANT -> {
                boolean own = actor.tenant().value().equals(command.subjectId());
                yield new Setting.About(actor.tenant(), own, own, own);
            }
            case ACCOUNT -> {
                boolean own = actor.id().value().equals(command.subjectId());
                yield new Setting.About(actor.tenant(), own, own, own);
            }
            case MEETING -> meetings.about(command.subjectId(), actor);
        };
    }

    @Nullable
    Retained find(EnforceRetention command) {
        return rows.find(command.kind(), command.streamId()).orElse(null);
    }

    AppliedRule rule(Retained it) {
        return Precedence.of(it.kind(), rows.policies(it));
    }

    List<HoldId> holds(Retained it) {
        return holds.on(it);
    }

    Enforcing.Destroyed destroy(EnforceRetention command) {
        return switch (command.kind()) {
            case RECORDINGS -> Enforcing.Destroyed.NOTHING;
            case CHAT -> destroy(command.streamId(), Personal.Scope.CHAT);
            case PERSONAL_DATA -> destroy(command.streamId(), Personal.Scope.PEOPLE);
        };
    }

    void take(ComplianceEvent event, long version) {
        rows.take(event, version);
    }

    private Enforcing.Destroyed destroy(String stream, Personal.Scope scope) {
        KeyVault.Destroyed destroyed = vault.destroyWith(stream, scope);
        return facts.of(stream, scope, destroyed.keys().stream().sorted().toList());
    }
}
