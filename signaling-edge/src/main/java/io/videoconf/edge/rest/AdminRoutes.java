package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.commands.AccountCommand;
import io.videoconf.api.account.commands.AdministerUser;
import io.videoconf.api.account.commands.ChangeAccountType;
import io.videoconf.api.account.commands.ChangeTenantRole;
import io.videoconf.api.account.commands.CloseAccount;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.commands.ReinstateUser;
import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.account.queries.FindMember;
import io.videoconf.api.account.queries.ListMembers;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The accounts of a tenant, for its administrators; those of every tenant, for operators. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/admin/users", ApiVersions.PLAIN + "/admin/users"})
@Tag(name = "Users")
class AdminRoutes {
    private static final String REASON = "suspended by an administrator";
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;
    private static final int LONGEST_NAME = 100;

    private final Calls calls;
    private final Commands commands;
    private final Queries queries;
    private final Accounts accounts;

    AdminRoutes(Calls calls, Commands commands, Queries queries, Accounts accounts) {
        this.calls = calls;
        this.commands = commands;
        this.queries = queries;
        this.accounts = accounts;
    }

    @GetMapping(version = "1")
    @Operation(summary = "For administrators: the accounts of the tenant, oldest first; for operators, all")
    Mono<ResponseEntity<byte[]>> list(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Page page = call.params().page();
            call.complete();
            return queries.list(new ListMembers(call.actor(), page), UserView.class, call.origin())
                    .map(found -> Answers.json(call, Lists.json("users", found, AccountJson::administered)));
        });
    }

    @GetMapping(path = "/{userId}", version = "1")
    @Operation(summary = "For administrators: an account")
    Mono<ResponseEntity<byte[]>> find(@PathVariable String userId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return queries.ask(new FindMember(Ids.user(userId), call.actor()), UserView.class, call.origin())
                    .map(user -> Answers.versioned(call, user.version(), AccountJson.administered(user)));
        });
    }

    @PostMapping(version = "1")
    @Operation(summary = "For administrators: adds a person to the tenant, with a first password to hand on")
    Mono<ResponseEntity<byte[]>> add(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            RegisterUser command = member(call);
            call.complete();
            return accounts.change(call, HttpStatus.CREATED, command, AccountJson::administered);
        });
    }

    @PatchMapping(path = "/{userId}", version = "1")
    @Operation(summary = "For administrators: changes an account's type or role, suspends or reinstates it")
    Mono<ResponseEntity<byte[]>> administer(@PathVariable String userId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            AccountType type =
                    call.body().word("account_type", AccountType.class).orNull();
            TenantRole role = call.body().word("tenant_role", TenantRole.class).orNull();
            Boolean suspended = call.body().flag("suspended").orNull();
            if (call.body().isEmpty()) {
                call.body().refuse("account_type", "account_type, tenant_role or suspended must be given");
            }
            call.complete();
            UserId user = Ids.user(userId);
            return commands.send(change(user, type, role, suspended), call.sending())
                    .doOnNext(_ -> noted(user, suspended))
                    .flatMap(receipt -> accounts.answer(call, HttpStatus.OK, receipt, AccountJson::administered));
        });
    }

    @DeleteMapping(path = "/{userId}", version = "1")
    @Operation(summary = "For administrators: closes an account for good")
    Mono<ResponseEntity<byte[]>> close(@PathVariable String userId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return accounts.close(call, new CloseAccount(Ids.user(userId)));
        });
    }

    /** What this edge has just been told counts here at once; the others hear of it. */
    private void noted(UserId user, @Nullable Boolean suspended) {
        if (suspended != null && suspended) {
            accounts.closed(ClosingKind.SUSPENDED, user);
        } else if (suspended != null) {
            accounts.reopened(user);
        }
    }

    /**
     * One command whatever is asked for: all of it happens, or none. A single change keeps its own command, since a refusal is kept by
     * the name of its command: who looks through an audit for refused suspensions finds all that were nothing but that.
     */
    private static AccountCommand change(
            UserId user, @Nullable AccountType type, @Nullable TenantRole role, @Nullable Boolean suspended) {
        if (type != null && role == null && suspended == null) {
            return new ChangeAccountType(user, type);
        }
        if (role != null && type == null && suspended == null) {
            return new ChangeTenantRole(user, role);
        }
        if (suspended != null && type == null && role == null) {
            return suspended ? new SuspendUser(user, REASON) : new ReinstateUser(user);
        }
        return new AdministerUser(user, type, role, suspended, REASON);
    }

    /** Into the caller's tenant. An operator names another, or none for a new one. */
    private static RegisterUser member(Call call) {
        boolean operator = call.actor().role() == TenantRole.OPERATOR;
        TenantId tenant = call.body().id("tenant_id", TenantId::new).orNull();
        if (tenant != null && !operator && !tenant.equals(call.actor().tenant())) {
            call.body().refuse("tenant_id", "must be your own tenant, or left out");
        }
        TenantId otherwise = operator ? TenantId.fresh() : call.actor().tenant();
        return new RegisterUser(
                UserId.fresh(),
                tenant == null ? otherwise : tenant,
                call.body().email("email").required(),
                call.body()
                        .secret("password", SHORTEST_PASSWORD, LONGEST_PASSWORD)
                        .required(),
                call.body().text("display_name", 1, LONGEST_NAME).required(),
                ProfileFields.username(call.body()).orNull(),
                ProfileFields.timezone(call.body()).or("UTC"),
                ProfileFields.language(call.body()).or("en"),
                call.body().word("tenant_role", TenantRole.class).or(TenantRole.MEMBER),
                call.body().word("account_type", AccountType.class).or(AccountType.BASIC));
    }
}
