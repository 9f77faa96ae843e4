package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.commands.AdmitGuest;
import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.commands.LogOut;
import io.videoconf.api.account.commands.RefreshSession;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.RefusalKind;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.queries.FindMeetingByNumber;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Caller;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.TokenVerifier;
import io.videoconf.edge.gateway.json.Fields;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Registering, logging in and out, and guests. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/auth", ApiVersions.PLAIN + "/auth"})
@Tag(name = "Auth")
class AuthRoutes {
    private static final String BEARER = "Bearer ";
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;
    private static final int LONGEST_ATTEMPT = 1024;
    private static final int LONGEST_TOKEN = 4096;
    private static final int LONGEST_NAME = 100;

    private final Calls calls;
    private final Commands commands;
    private final Queries queries;
    private final Accounts accounts;
    private final TokenVerifier tokens;

    AuthRoutes(Calls calls, Commands commands, Queries queries, Accounts accounts, TokenVerifier tokens) {
        this.tokens = tokens;
        this.calls = calls;
        this.commands = commands;
        this.queries = queries;
        this.accounts = accounts;
    }

    @PostMapping(path = "/register", version = "1")
    @SecurityRequirements
    @Operation(summary = "Opens an account, with an organisation of its own")
    Mono<ResponseEntity<byte[]>> register(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            RegisterUser command = registration(call.body());
            call.complete();
            return accounts.change(call, HttpStatus.CREATED, command, AccountJson::profile);
        });
    }

    @PostMapping(path = "/login", version = "1")
    @SecurityRequirements
    @Operation(summary = "Starts a session; a repeat starts another, with or without an Idempotency-Key")
    Mono<ResponseEntity<byte[]>> login(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            LogIn command = new LogIn(
                    call.body().email("email").required(),
                    call.body().secret("password", 1, LONGEST_ATTEMPT).required(),
                    SessionId.fresh());
            call.complete();
            return tokens(call, command).map(issued -> unstored(call, AccountJson.session(issued)));
        });
    }

    @PostMapping(path = "/refresh", version = "1")
    @SecurityRequirements
    @Operation(
            summary =
                    "Changes a refresh token for new tokens; one that was used before ends its session, unless the request is repeated with its Idempotency-Key because the answer was lost")
    Mono<ResponseEntity<byte[]>> refresh(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Secret token = call.body().secret("refresh_token", 1, LONGEST_TOKEN).required();
            call.complete();
            return tokens(call, new RefreshSession(token)).map(issued -> unstored(call, AccountJson.session(issued)));
        });
    }

    @PostMapping(path = "/logout", version = "1")
    @Operation(summary = "Ends the session that the token belongs to")
    Mono<ResponseEntity<byte[]>> logout(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            SessionId session = call.caller().session();
            ResponseEntity<byte[]> done = ResponseEntity.noContent().build();
            // Guests and services have no session: their tokens just run out.
            return session == null
                    ? Mono.just(done)
                    : commands.send(new LogOut(session), call.sending(), Object.class)
                            .then(Mono.fromSupplier(() -> {
                                accounts.closed(ClosingKind.SESSION, session);
                                return done;
                            }));
        });
    }

    @PostMapping(path = "/guest", version = "1")
    @SecurityRequirements
    @Operation(
            summary =
                    "Gives a guest a token that is good for one meeting; who shows their token of that meeting stays who they are")
    Mono<ResponseEntity<byte[]>> guest(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            MeetingId meeting = call.body().id("meeting_id", MeetingId::new).orNull();
            String number = call.body().text("meeting_number", 1, LONGEST_NAME).orNull();
            String name = call.body().text("display_name", 1, LONGEST_NAME).required();
            if ((meeting == null) == (number == null)) {
                call.body().refuse("meeting_id", "either meeting_id or meeting_number must be given");
            }
            call.complete();
            return meeting(call, meeting, number)
                    .flatMap(found -> subject(call, found)
                            .flatMap(guest -> tokens(call, new AdmitGuest(found, guest, name)))
                            .map(issued -> unstored(call, AccountJson.guest(issued, found))));
        });
    }

    /**
     * A guest who shows their token of this meeting stays who they are, also when it has expired meanwhile: seat, role and ban go
     * with it. Any other token, and one that has expired long ago, is not in the way: the guest is somebody new.
     */
    private Mono<UserId> subject(Call call, MeetingId meeting) {
        String shown = call.exchange().getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (shown == null || !shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Mono.fromSupplier(UserId::fresh);
        }
        return tokens.recognizeGuest(shown.substring(BEARER.length()).trim())
                .map(Caller::actor)
                .filter(actor -> meeting.equals(actor.boundTo()))
                .map(Actor::id)
                .onErrorResume(
                        failure -> failure instanceof Denied denied
                                && denied.refusal().code().kind() != RefusalKind.UNAVAILABLE,
                        _ -> Mono.empty())
                .switchIfEmpty(Mono.fromSupplier(UserId::fresh));
    }

    private Mono<IssuedTokens> tokens(Call call, Object command) {
        return commands.send(command, call.sending(), IssuedTokens.class);
    }

    /** A number is read out to people who cannot see the meeting yet, so it is looked up for them. */
    private Mono<MeetingId> meeting(Call call, @Nullable MeetingId meeting, @Nullable String number) {
        if (meeting != null) {
            return Mono.just(meeting);
        }
        return number == null
                ? Mono.error(() -> Denied.of(RefusalCode.MEETING_NOT_FOUND, "NumbersNameMeetings"))
                : queries.ask(new FindMeetingByNumber(number, Actor.SYSTEM), MeetingView.class, call.origin())
                        .map(MeetingView::meetingId);
    }

    private static RegisterUser registration(Fields body) {
        return new RegisterUser(
                UserId.fresh(),
                TenantId.fresh(),
                body.email("email").required(),
                body.secret("password", SHORTEST_PASSWORD, LONGEST_PASSWORD).required(),
                body.text("display_name", 1, LONGEST_NAME).required(),
                ProfileFields.username(body).orNull(),
                ProfileFields.timezone(body).or("UTC"),
                ProfileFields.language(body).or("en"),
                TenantRole.MEMBER,
                AccountType.BASIC);
    }

    private static ResponseEntity<byte[]> unstored(Call call, JsonNode body) {
        ResponseEntity<byte[]> answer = Answers.json(call, (ObjectNode) body);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(answer.getBody());
    }
}
