package io.videoconf.command.compliance.desk;

import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.compliance.commands.RequestErasure;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.PersonErased;
import io.videoconf.api.compliance.events.PersonalDataErased;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.compliance.erasure.KnownPerson;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.platform.KeyVault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What an erasure needs that is not pure: who the person is, what keeps them, and their keys. */
@Component
final class ErasureServices {
    private final FirstFacts facts;
    private final KeyVault vault;
    private final HoldRows holds;
    private final ErasureRows rows;
    private final CertificateSigner signer;

    ErasureServices(FirstFacts facts, KeyVault vault, HoldRows holds, ErasureRows rows, CertificateSigner signer) {
        this.facts = facts;
        this.vault = vault;
        this.holds = holds;
        this.rows = rows;
        this.signer = signer;
    }

    /** In whose meetings somebody was is looked for only when it matters: it takes a look at each. */
    KnownPerson known(UserId user, Actor actor) {
        Optional<UserRegistered> account = facts.account(user.value());
        boolean whereverTheyWere = (account.isEmpty() && !actor.isSystem()) || holds.anyOnTenants();
        return new KnownPerson(
                account.map(UserRegistered::tenantId).orElse(null),
                account.isPresent() && !facts.isClosed(user.value()),
                whereverTheyWere ? hosts(people(user)) : Set.of());
    }

    List<HoldId> holds(UserId user, KnownPerson person) {
        return holds.on(user, person, vault.streams(people(user)));
    }

    List<ComplianceEvent> destroy(Asked<RequestErasure> asked, KnownPerson person) {
        UserId user = asked.command().userId();
        ErasureId erasure = ErasureId.of(user);
        TenantId tenant = person.tenant() == null ? asked.actor().tenant() : person.tenant();
        KeyVault.Destroyed destroyed = vault.destroy(user.value(), addresses(user));
        rows.forgetRequests(user);
        List<ComplianceEvent> events = new ArrayList<>();
        events.add(new PersonErased(
                erasure,
                user,
                tenant,
                destroyed.number(),
                destroyed.keys().size(),
                destroyed.streams().size(),
                signer.certify(erasure, user, tenant, destroyed, asked.at()),
                asked.at()));
        destroyed
                .streams()
                .forEach((stream, keys) -> facts.kind(stream)
                        .ifPresent(
                                kind -> events.add(new PersonalDataErased(erasure, kind, stream, keys, asked.at()))));
        return events;
    }

    void take(ComplianceEvent event) {
        rows.take(event);
    }

    private List<String> people(UserId user) {
        List<String> people = new ArrayList<>(addresses(user));
        people.add(user.value());
        return people;
    }

    private List<String> addresses(UserId user) {
        return facts.addresses(user.value()).stream().map(vault::address).toList();
    }

    private Set<TenantId> hosts(List<String> people) {
        Set<TenantId> hosts = new HashSet<>();
        vault.streams(people).forEach(stream -> facts.host(stream).ifPresent(hosts::add));
        return hosts;
    }
}
