package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.commands.ChangeEmail;
import io.videoconf.api.account.commands.MarkEmailVerified;
import io.videoconf.api.account.commands.RequestEmailVerification;
import io.videoconf.api.account.commands.VerifyEmail;
import io.videoconf.api.account.queries.FindTrustedEmail;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.views.TrustedEmail;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.recording.queries.ListRecordings;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailRoutesTest extends EdgeTest {
    private static final String WITHOUT_ADDRESS = Tokens.signed(
            Tokens.claims(Tokens.ALICE, "Alice", "").claim("email", null).build());

    private final AtomicReference<Optional<String>> listedFor = new AtomicReference<>();

    @BeforeEach
    void answerEverything() {
        for (Class<?> type : List.of(
                ChangeEmail.class, RequestEmailVerification.class, VerifyEmail.class, MarkEmailVerified.class)) {
            sides.answer(type, _ -> {
                sides.caughtUp(Tokens.ALICE.value(), 4);
                return Receipt.of(StreamKind.ACCOUNT, Tokens.ALICE, 4);
            });
        }
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 4));
        sides.answer(ListRecordings.class, query -> {
            listedFor.set(Optional.ofNullable(query.viewerEmail()));
            return new Listing<>(List.of(), 0, false, null);
        });
    }

    private void list(String token) {
        assertThat(send(anonymous("/api/v1/recordings")
                                .header("Authorization", "Bearer " + token)
                                .GET())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenThatSaysNoAddressHasTheOneThatIsVerifiedByNow() {
        sides.answer(FindTrustedEmail.class, _ -> new TrustedEmail(null));
        list(WITHOUT_ADDRESS);
        assertThat(listedFor.get()).isEmpty();

        sides.answer(FindTrustedEmail.class, query -> new TrustedEmail("alice@example.com"));
        list(WITHOUT_ADDRESS);
        assertThat(listedFor.get()).contains("alice@example.com");
    }

    @Test
    void whereNobodyCanSayThereIsNoAddress() {
        sides.refuse(FindTrustedEmail.class, Refusal.of(RefusalCode.USER_NOT_FOUND, "test"));
        list(WITHOUT_ADDRESS);
        assertThat(listedFor.get()).isEmpty();
    }

    @Test
    void aTokenThatSaysAnAddressCostsNoQuestion() {
        list(Tokens.ALICE_TOKEN);
        assertThat(listedFor.get()).contains("alice@example.com");
        assertThat(sides.asked()).noneMatch(asked -> asked.getPayload() instanceof FindTrustedEmail);
    }

    @Test
    void aCodeIsAskedForAndShownInABody() {
        HttpResponse<String> asked = post("/api/v1/users/me/email/verification", "");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        assertThat(asked.body()).isEqualTo("{\"user_id\":\"" + Tokens.ALICE + "\",\"version\":4}");

        HttpResponse<String> shown = post("/api/v1/users/me/email/verify", "{\"code\":\"7K3F-9QWD\"}");
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        assertThat(body(shown).get("email_verified").asBoolean()).isTrue();
        assertThat(sides.lastSent(VerifyEmail.class).code().value()).isEqualTo("7K3F-9QWD");
        assertError(post("/api/v1/users/me/email/verify", "{}"), 400, "VALIDATION_FAILED");
        assertError(
                post("/api/v1/users/me/email/verify", "{\"code\":\"" + "7".repeat(65) + "\"}"),
                400,
                "VALIDATION_FAILED");
        assertThat(post("/api/v1/admin/users/" + Tokens.BOB + "/email/verify", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sides.lastSent(MarkEmailVerified.class).userId()).isEqualTo(Tokens.BOB);
    }

    @Test
    void anotherAddressNeedsThePasswordAndTokensFromBeforeAreRefused() {
        assertError(post("/api/v1/users/me/email", "{\"email\":\"b@example.com\"}"), 400, "VALIDATION_FAILED");
        assertError(
                post("/api/v1/users/me/email", "{\"email\":\"none\",\"current_password\":\"x\"}"),
                400,
                "VALIDATION_FAILED");

        HttpResponse<String> changed =
                post("/api/v1/users/me/email", "{\"email\":\"B@example.com\",\"current_password\":\"x\"}");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(sides.lastSent(ChangeEmail.class).email()).isEqualTo("b@example.com");
        assertError(get("/api/v1/users/me"), 401, "INVALID_TOKEN");
    }
}
