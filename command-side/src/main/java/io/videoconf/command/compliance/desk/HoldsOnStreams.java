package io.videoconf.command.compliance.desk;

import io.videoconf.api.compliance.HoldKind;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.command.compliance.retention.Retained;
import io.videoconf.command.platform.KeyVault;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which holds are on what a meeting has: on it, on its tenant, on its owner, on anybody of whom there is something in it, and on the
 * tenant of anybody of whom there is.
 */
@Component
final class HoldsOnStreams {
    private final HoldRows holds;
    private final KeyVault vault;
    private final FirstFacts facts;

    HoldsOnStreams(HoldRows holds, KeyVault vault, FirstFacts facts) {
        this.holds = holds;
        this.vault = vault;
        this.facts = facts;
    }

    List<HoldId> on(Retained it) {
        List<HoldRows.Active> active = holds.active();
        if (active.isEmpty()) {
            return List.of();
        }
        Set<String> people = vault.people(it.meeting().value());
        return active.stream()
                .filter(hold -> isOn(hold, it, people))
                .map(HoldRows.Active::id)
                .toList();
    }

    private boolean isOn(HoldRows.Active hold, Retained it, Set<String> people) {
        return switch (hold.kind()) {
            case MEETING -> it.meeting().value().equals(hold.subjectId());
            case PERSON -> it.owner().value().equals(hold.subjectId()) || isAmong(hold.subjectId(), people);
            case TENANT ->
                it.tenant().value().equals(hold.subjectId()) || people.stream().anyMatch(person -> isOf(person, hold));
        };
    }

    /** By their id, or by the address of their account, to which they may have been invited. */
    private boolean isAmong(String user, Set<String> people) {
        return people.contains(user)
                || facts.account(user)
                        .filter(account -> people.contains(vault.address(account.email())))
                        .isPresent();
    }

    private boolean isOf(String person, HoldRows.Active hold) {
        return hold.kind() == HoldKind.TENANT
                && facts.account(person)
                        .filter(account -> account.tenantId().value().equals(hold.subjectId()))
                        .isPresent();
    }
}
