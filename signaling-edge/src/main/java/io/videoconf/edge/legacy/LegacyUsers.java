package io.videoconf.edge.legacy;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.commands.ChangeEmail;
import io.videoconf.api.account.commands.ChangeProfile;
import io.videoconf.api.account.commands.DeleteUser;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.queries.FindUserByEmail;
import io.videoconf.api.account.views.Closing;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.legacy.LegacyKind;
import io.videoconf.edge.gateway.ClosedDoors;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.Sending;
import io.videoconf.edge.gateway.json.WireJson;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** People, as older clients know them. They are accounts; a password that nobody knows keeps them shut until one is set. */
@Component
final class LegacyUsers {
    private static final String GONE = "User does not exist";
    private static final String NO_SUCH = "Input data incorrect or user does not exist";
    private static final int PASSWORD_BYTES = 32;

    private final Things things;
    private final Queries queries;
    private final ClosedDoors doors;
    private final SecureRandom random = new SecureRandom();

    LegacyUsers(Things things, Queries queries, ClosedDoors doors) {
        this.things = things;
        this.queries = queries;
        this.doors = doors;
    }

    Mono<LegacyAnswer> add(LegacyCall call) {
        LegacyFields fields = call.fields();
        String name = fields.requiredName();
        String email = fields.requiredEmail();
        fields.optionalInteger("id");
        fields.complete();
        RegisterUser command = new RegisterUser(
                UserId.fresh(),
                call.tenant(),
                email,
                nobodysPassword(),
                name,
                null,
                "UTC",
                "en",
                TenantRole.MEMBER,
                AccountType.BASIC);
        return things.make(command, Sending.from(call.reading()))
                .onErrorMap(Denied.class, LegacyUsers::takenInWords)
                .flatMap(_ -> things.numbers().number(LegacyKind.USER, command.userId(), call))
                .map(number -> LegacyAnswer.success(201, json(number, email, name)));
    }

    private Secret nobodysPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    Mono<LegacyAnswer> list(LegacyCall call) {
        if (call.fields().isEmpty()) {
            return things.users(call)
                    .map(all -> LegacyAnswer.all(all.stream()
                            .map(account ->
                                    json(things.numbers().knownNumber(LegacyKind.USER, account.userId()), account))
                            .toList()));
        }
        String email = call.fields().email();
        Mono<UserView> found = email == null
                ? Mono.empty()
                : queries.ask(new FindUserByEmail(email), UserView.class, call.reading())
                        .filter(account -> account.tenantId().equals(call.tenant()) && !account.deleted())
                        .onErrorResume(Denied.class, LegacyUsers::noneForNotFound);
        return found.flatMap(account -> things.numbers()
                        .number(LegacyKind.USER, account.userId(), call)
                        .map(number -> LegacyAnswer.success(200, json(number, account))))
                .switchIfEmpty(Mono.error(() -> LegacyAnswer.no(GONE)));
    }

    private static Mono<UserView> noneForNotFound(Denied denied) {
        return denied.refusal().code() == RefusalCode.USER_NOT_FOUND ? Mono.empty() : Mono.error(denied);
    }

    /** The id says who it is; the caller has made sure that the e-mail is theirs. */
    Mono<LegacyAnswer> change(LegacyCall call) {
        LegacyFields fields = call.fields();
        long number = fields.requiredInteger("id");
        String name = fields.requiredName();
        String email = fields.requiredEmail();
        fields.complete();
        return things.user(OptionalLong.of(number), call)
                .switchIfEmpty(Mono.error(() -> LegacyAnswer.no(GONE)))
                .flatMap(account -> moved(account, email, call)
                        .then(things.send(
                                new ChangeProfile(account.userId(), name, null, null, null, null, null),
                                call.as(account)))
                        .thenReturn(LegacyAnswer.success(201, json(number, email, name))));
    }

    /** First, because only this can be refused for what others have. */
    private Mono<?> moved(UserView account, String email, LegacyCall call) {
        return email.equals(account.email().toLowerCase(Locale.ROOT))
                ? Mono.empty()
                : things.send(new ChangeEmail(account.userId(), email), call.as(account))
                        .onErrorMap(Denied.class, LegacyUsers::takenInWords);
    }

    private static Throwable takenInWords(Denied denied) {
        return denied.refusal().code() == RefusalCode.EMAIL_TAKEN ? LegacyAnswer.no("User already exists") : denied;
    }

    /** With everything of theirs: as everywhere, by what happens when an account is closed. */
    Mono<LegacyAnswer> delete(LegacyCall call) {
        LegacyFields fields = call.fields().exactly("Input fields incorrect", "id", "email_id");
        String email = fields.email();
        return things.user(fields.integer("id"), call)
                .filter(account -> account.email().toLowerCase(Locale.ROOT).equals(email))
                .switchIfEmpty(Mono.error(() -> LegacyAnswer.no(NO_SUCH)))
                .flatMap(account -> things.send(new DeleteUser(account.userId()), call.as(account))
                        .doOnNext(_ -> doors.close(new Closing(
                                ClosingKind.DELETED, account.userId().value(), Instant.now())))
                        .thenReturn(LegacyAnswer.status(200, "Successfully deleted")));
    }

    private static ObjectNode json(long number, UserView account) {
        return json(number, account.email(), account.displayName());
    }

    private static ObjectNode json(long number, String email, String name) {
        return WireJson.object().put("id", number).put("email_id", email).put("name", name);
    }
}
