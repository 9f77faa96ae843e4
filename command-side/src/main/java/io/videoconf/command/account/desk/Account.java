package io.videoconf.command.account.desk;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.videoconf.api.account.SessionEnd;
import io.videoconf.api.account.commands.AccountCommand;
import io.videoconf.api.account.commands.AdministerUser;
import io.videoconf.api.account.commands.ChangeAccountType;
import io.videoconf.api.account.commands.ChangeEmail;
import io.videoconf.api.account.commands.ChangeProfile;
import io.videoconf.api.account.commands.ChangeTenantRole;
import io.videoconf.api.account.commands.CloseAccount;
import io.videoconf.api.account.commands.CreateApiKey;
import io.videoconf.api.account.commands.DeleteUser;
import io.videoconf.api.account.commands.LinkOutsideIdentity;
import io.videoconf.api.account.commands.MarkEmailVerified;
import io.videoconf.api.account.commands.ProvisionUser;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.commands.ReinstateUser;
import io.videoconf.api.account.commands.RequestEmailVerification;
import io.videoconf.api.account.commands.RevokeApiKey;
import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.account.commands.VerifyEmail;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.command.account.administration.AccountClosing;
import io.videoconf.command.account.administration.AccountTypeChange;
import io.videoconf.command.account.administration.Administering;
import io.videoconf.command.account.administration.Reinstatement;
import io.videoconf.command.account.administration.Suspension;
import io.videoconf.command.account.administration.TenantRoleChange;
import io.videoconf.command.account.deletion.Deletion;
import io.videoconf.command.account.keys.ApiKeys;
import io.videoconf.command.account.profile.ProfileChange;
import io.videoconf.command.account.state.AccountFold;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.account.verification.EmailVerifying;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.platform.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An account's switchboard. What is not history (e-mail, password, sessions) is done beside the decision. */
@Aggregate(
        commandTargetResolver = "streamTarget",
        snapshotTriggerDefinition = "snapshotTrigger",
        cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Account {
    /** The shape of the state in snapshots. */
    static final String SHAPE = "4";

    /** Null until the first event: only then is the event told its stream by the event itself. */
    @AggregateIdentifier
    private @Nullable String id;

    private AccountState state = AccountState.initial();
    private long facts;
    private @Nullable Instant last;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Receipt handle(RegisterUser command, MetaData metadata, AccountServices services) {
        Ruling.expect(facts, metadata);
        return rule(services.registrar().register(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Receipt handle(ProvisionUser command, MetaData metadata, AccountServices services) {
        return rule(services.registrar().provision(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(LinkOutsideIdentity command, MetaData metadata, AccountServices services) {
        return rule(services.registrar().link(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(ChangeProfile command, MetaData metadata, AccountServices services) {
        return rule(ProfileChange.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(ChangeEmail command, MetaData metadata, AccountServices services) {
        Ruling.expect(facts, metadata);
        return rule(services.emails().change(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(RequestEmailVerification command, MetaData metadata, AccountServices services) {
        Ruling.expect(facts, metadata);
        return rule(services.emails().request(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(VerifyEmail command, MetaData metadata, AccountServices services) {
        Ruling.expect(facts, metadata);
        return rule(services.emails().verify(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(MarkEmailVerified command, MetaData metadata, AccountServices services) {
        return rule(EmailVerifying.mark(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(ChangeAccountType command, MetaData metadata, AccountServices services) {
        return rule(AccountTypeChange.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(ChangeTenantRole command, MetaData metadata, AccountServices services) {
        return rule(TenantRoleChange.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(ReinstateUser command, MetaData metadata, AccountServices services) {
        return rule(Reinstatement.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(SuspendUser command, MetaData metadata, AccountServices services) {
        return suspend(Suspension.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(AdministerUser command, MetaData metadata, AccountServices services) {
        return suspend(Administering.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(DeleteUser command, MetaData metadata, AccountServices services) {
        Ruling.expect(facts, metadata);
        return close(Deletion.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(CloseAccount command, MetaData metadata, AccountServices services) {
        var decision = AccountClosing.decide(asked(command, metadata), state, services.operators()::roleOf);
        expectIfAllowed(decision, metadata);
        return close(decision, command, metadata, services);
    }

    @CommandHandler
    Receipt handle(CreateApiKey command, MetaData metadata, AccountServices services) {
        var asked = asked(command, metadata);
        Ruling.expect(facts, metadata);
        return rule(
                with(ApiKeys.create(asked, state), () -> {
                    services.apiKeys().add(command, asked.at());
                    return List.of();
                }),
                command,
                metadata,
                services);
    }

    @CommandHandler
    Receipt handle(RevokeApiKey command, MetaData metadata, AccountServices services) {
        Ruling.expect(facts, metadata);
        return rule(
                with(ApiKeys.revoke(asked(command, metadata), state), () -> {
                    services.apiKeys().forget(command.apiKeyId());
                    return List.of();
                }),
                command,
                metadata,
                services);
    }

    /**
     * Takes in what has happened to credentials or sessions. They have no part in the order of commands, so it may have been before
     * what is known here: then it is told as after that.
     *
     * @return what was taken in
     */
    List<AccountEvent> note(List<AccountEvent> events) {
        Instant known = last;
        List<AccountEvent> told = events.stream()
                .map(event -> LaterFacts.at(event, Ruling.after(event.at(), known)))
                .toList();
        told.forEach(AggregateLifecycle::apply);
        return told;
    }

    AccountState state() {
        return state;
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        id = event.userId().value();
        state = AccountFold.evolve(state, event);
        facts++;
        last = event.at();
    }

    /** Only then: a version that is not the expected one tells that there is such an account. */
    private void expectIfAllowed(Decision<AccountEvent> decision, MetaData metadata) {
        if (decision instanceof Decision.Accepted<AccountEvent>) {
            Ruling.expect(facts, metadata);
        }
    }

    /** Whoever is suspended by it has no sessions any more. */
    private Receipt suspend(
            Decision<AccountEvent> decision, AccountCommand command, MetaData metadata, AccountServices services) {
        expectIfAllowed(decision, metadata);
        boolean suspends = decision instanceof Decision.Accepted<AccountEvent>(var events)
                && events.stream().anyMatch(UserSuspended.class::isInstance);
        var at = asked(command, metadata).at();
        return rule(
                suspends
                        ? with(
                                decision,
                                () -> services.keeper().endSessions(command.userId(), SessionEnd.SUSPENDED, at))
                        : decision,
                command,
                metadata,
                services);
    }

    private Receipt close(
            Decision<AccountEvent> decision, AccountCommand command, MetaData metadata, AccountServices services) {
        var at = asked(command, metadata).at();
        return rule(with(decision, () -> services.keeper().forget(command.userId(), at)), command, metadata, services);
    }

    private <C> Asked<C> asked(C command, MetaData metadata) {
        return Ruling.asked(command, metadata, last);
    }

    private Receipt rule(
            Decision<AccountEvent> decision, AccountCommand command, MetaData metadata, AccountServices services) {
        return Ruling.carryOut(
                decision, StreamKind.ACCOUNT, command.userId(), facts, metadata, services.closings()::note);
    }

    /** What follows in the tables when something has happened, and the facts of that. */
    private static Decision<AccountEvent> with(
            Decision<AccountEvent> decision, Supplier<List<AccountEvent>> consequences) {
        return switch (decision) {
            case Decision.Refused<AccountEvent> refused -> refused;
            case Decision.Accepted<AccountEvent>(var events) -> {
                if (events.isEmpty()) {
                    yield decision;
                }
                List<AccountEvent> all = new ArrayList<>(consequences.get());
                all.addAll(events);
                yield Decision.accepted(all);
            }
        };
    }
}
