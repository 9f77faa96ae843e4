package io.videoconf.command.compliance.desk;

import io.videoconf.api.compliance.commands.PlaceHold;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.compliance.hold.Holding.Subject;
import org.springframework.stereotype.Component;

/** What a hold needs that is not pure: whether what it is for is there, and its row. */
@Component
final class HoldServices {
    private final FirstFacts facts;
    private final ErasureServices people;
    private final ErasureRows erasures;
    private final HoldRows rows;

    HoldServices(FirstFacts facts, ErasureServices people, ErasureRows erasures, HoldRows rows) {
        this.facts = facts;
        this.people = people;
        this.erasures = erasures;
        this.rows = rows;
    }

    Subject subject(PlaceHold command, Actor actor) {
        boolean every = actor.role() == TenantRole.OPERATOR;
        return switch (command.kind()) {
            case PERSON -> person(new UserId(command.subjectId()), actor, every);
            case MEETING ->
                found(facts.host(command.subjectId())
                        .filter(tenant -> every || tenant.equals(actor.tenant()))
                        .isPresent());
            case TENANT -> found(every || actor.tenant().value().equals(command.subjectId()));
        };
    }

    void take(ComplianceEvent event, long version) {
        rows.take(event, version);
    }

    private Subject person(UserId user, Actor actor, boolean every) {
        var person = people.known(user, actor);
        boolean known = every ? person.tenant() != null || !person.hosts().isEmpty() : person.isOf(actor.tenant());
        return known && erasures.isErased(user) ? Subject.GONE : found(known);
    }

    private static Subject found(boolean there) {
        return there ? Subject.THERE : Subject.UNKNOWN;
    }
}
