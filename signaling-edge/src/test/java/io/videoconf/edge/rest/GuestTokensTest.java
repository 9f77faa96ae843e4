package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.videoconf.api.account.GuestTokens;
import io.videoconf.api.account.commands.AdmitGuest;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.UserId;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks for a guest's token stays who they are, when they show the last one. */
class GuestTokensTest extends EdgeTest {
    private static final Duration NEARLY_A_DAY = GuestTokens.KNOWN_AFTER_EXPIRY.minusHours(1);

    @BeforeEach
    void admitEverybody() {
        sides.answer(
                AdmitGuest.class,
                it -> new IssuedTokens("access", null, "Bearer", 3600, it.guestId(), null, it.displayName(), null));
    }

    @Test
    void aGuestWhoShowsTheirTokenOfTheMeetingStaysWhoTheyAre() {
        UserId gus = UserId.fresh();
        JWTClaimsSet.Builder claims = Tokens.claims(gus, "Gus", "x@example.com")
                .claim("kind", "guest")
                .claim("email", null)
                .claim("sid", null);
        String here = Tokens.signed(
                claims.claim("meeting_id", Samples.MEETING.value()).build());
        String elsewhere = Tokens.signed(
                claims.claim("meeting_id", Samples.RECORDING.value()).build());

        assertThat(asGuest("Bearer " + here)).isEqualTo(gus);
        assertThat(asGuest("bearer " + here)).isEqualTo(gus);
        for (String other :
                new String[] {"", "Bearer " + elsewhere, "Bearer nonsense", "Basic abc", "Bearer " + Tokens.ALICE_TOKEN
                }) {
            assertThat(asGuest(other)).isNotIn(gus, Tokens.ALICE);
        }
    }

    @Test
    void aGuestWhoseTokenHasRunOutStaysWhoTheyAre() {
        UserId gus = UserId.fresh();
        String ranOut = Tokens.guest(gus, NEARLY_A_DAY, Tokens.KEY);
        assertThat(asGuest("Bearer " + ranOut)).isEqualTo(gus);
        assertThat(asGuest("Bearer " + ranOut)).as("shown again").isEqualTo(gus);
        assertThat(asGuest("Bearer " + Tokens.guest(gus, GuestTokens.KNOWN_AFTER_EXPIRY.plusHours(1), Tokens.KEY)))
                .as("of another day")
                .isNotEqualTo(gus);
        assertThat(asGuest("Bearer " + Tokens.guest(gus, Duration.ofHours(1), Tokens.key("key-1"))))
                .as("signed by somebody else")
                .isNotEqualTo(gus);
        var request = anonymous("/api/v1/meetings/" + Samples.MEETING).header("Authorization", "Bearer " + ranOut);
        assertThat(send(request.GET()).statusCode()).as("it opens nothing").isEqualTo(401);
    }

    @Test
    void anAccountWhoseTokenHasRunOutIsNoGuest() {
        JWTClaimsSet.Builder user =
                Tokens.claims(Tokens.ALICE, "Alice", "alice@example.com").claim("meeting_id", Samples.MEETING.value());
        Tokens.expired(user, Duration.ofHours(1));
        assertThat(asGuest("Bearer " + Tokens.signed(user.build()))).isNotEqualTo(Tokens.ALICE);
    }

    private UserId asGuest(String authorization) {
        String body = "{\"meeting_id\":\"" + Samples.MEETING + "\",\"display_name\":\"Gus\"}";
        var request = anonymous("/api/v1/auth/guest");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> answer = send(json(request, "POST", body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return sides.lastSent(AdmitGuest.class).guestId();
    }
}
