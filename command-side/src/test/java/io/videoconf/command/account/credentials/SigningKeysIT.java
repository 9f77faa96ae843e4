package io.videoconf.command.account.credentials;

import static io.videoconf.command.account.credentials.Office.atOnce;
import static io.videoconf.command.account.credentials.Office.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.videoconf.api.account.GuestTokens;
import io.videoconf.api.account.commands.AdmitGuest;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.AccountSamples;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeysIT {

    private Office office;

    @BeforeEach
    void open() {
        office = new Office();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aTokenSaysWhoItIsFor() throws Exception {
        UserId ada = office.open("ada@example.com");
        IssuedTokens tokens = office.enter("ada@example.com");

        JWTClaimsSet claims = verified(tokens.accessToken());

        Instant now = office.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        assertThat(claims.getIssuer()).isEqualTo("videoconf");
        assertThat(claims.getAudience()).containsExactly("videoconf");
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(now);
        assertThat(claims.getNotBeforeTime().toInstant()).isEqualTo(now);
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(now.plusSeconds(3600));
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getClaims())
                .containsAllEntriesOf(Map.of(
                        "sub", ada.value(),
                        "kind", "user",
                        "tenant", AccountSamples.TENANT.value(),
                        "tenant_role", "member",
                        "account_type", "basic",
                        "name", "Ada Lovelace",
                        "email", "ada@example.com",
                        "sid", Objects.requireNonNull(tokens.sessionId()).value()))
                .doesNotContainKey("meeting_id");
        assertThat(SignedJWT.parse(tokens.accessToken()).getHeader().getAlgorithm())
                .isEqualTo(JWSAlgorithm.ES256);
    }

    @Test
    void aGuestsTokenIsGoodForOneMeetingAndForNoTenantOfOthers() throws Exception {
        UserId guest = UserId.fresh();
        MeetingId meeting = MeetingId.fresh();

        CredentialOutcome outcome = office.keeper.admitGuest(new AdmitGuest(meeting, guest, " Charles "));

        assertThat(outcome.facts()).isEmpty();
        assertThat(tokens(outcome).refreshToken()).isNull();
        assertThat(tokens(outcome).sessionId()).isNull();
        assertThat(verified(tokens(outcome).accessToken()).getClaims())
                .containsAllEntriesOf(Map.of(
                        "sub", guest.value(),
                        "kind", "guest",
                        "tenant", guest.value(),
                        "tenant_role", "member",
                        "account_type", "basic",
                        "name", "Charles",
                        "meeting_id", meeting.value()))
                .doesNotContainKeys("email", "sid");
        assertThat(Office.refused(office.keeper.admitGuest(new AdmitGuest(meeting, guest, " ")))
                        .refusal()
                        .code())
                .isEqualTo(RefusalCode.VALIDATION_FAILED);
    }

    @Test
    void aTokenThatWasTamperedWithDoesNotVerify() {
        office.open("eve@example.com");
        String[] parts = office.enter("eve@example.com").accessToken().split("\\.", -1);
        String other = guestToken().split("\\.", -1)[1];

        assertThatThrownBy(() -> verified(parts[0] + "." + other + "." + parts[2]))
                .isInstanceOf(BadJOSEException.class);
    }

    @Test
    void theKeySetHasNoPrivateHalf() {
        guestToken();

        assertThat(keySet().getKeys()).singleElement().satisfies(key -> {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
            assertThat(key.getKeyID()).isNotBlank();
        });
        assertThat(office.publicKeys.answer(new FindSigningKeys()).jwks()).doesNotContain("\"d\"");
    }

    @Test
    void nodesThatStartAtOnceAgreeOnOneKey() throws Exception {
        List<Callable<String>> starts = Stream.generate(office::anotherNode)
                .limit(4)
                .<Callable<String>>map(node -> () -> node.keys.signing().kid())
                .toList();

        assertThat(atOnce(starts).stream().distinct()).hasSize(1);
        assertThat(keySet().getKeys()).hasSize(1);
    }

    @Test
    void aKeyIsPublishedBeforeItSignsAndAsLongAsAGuestIsKnownByItsLastToken() throws Exception {
        String first = kid(guestToken());
        office.clock.advance(Duration.ofDays(30).minusMinutes(9));
        String lastOfFirst = guestToken();
        assertThat(kid(lastOfFirst)).as("the old key still signs").isEqualTo(first);
        assertThat(kids()).as("the next is published").hasSize(2).contains(first);

        office.clock.advance(Duration.ofMinutes(11));
        String second = kid(guestToken());
        assertThat(second).isNotEqualTo(first);
        assertThat(kids()).contains(first, second);
        verified(lastOfFirst);

        office.clock.advance(Duration.ofMinutes(10));
        guestToken();
        assertThat(document(first)).as("nothing is left to sign with").doesNotContain("\"d\"");
        verified(lastOfFirst);

        office.clock.advance(
                Duration.ofHours(1).plus(GuestTokens.KNOWN_AFTER_EXPIRY).minusMinutes(15));
        guestToken();
        assertThat(kids()).as("its last guest is still known").containsExactlyInAnyOrder(first, second);
        verified(lastOfFirst);

        office.clock.advance(Duration.ofMinutes(15));
        guestToken();
        assertThat(kids()).containsExactly(second);
    }

    @Test
    void ofManyNodesThatFindARotationDueOneDoesIt() throws Exception {
        guestToken();
        List<Office> nodes = List.of(office, office.anotherNode(), office.anotherNode(), office.anotherNode());
        nodes.forEach(node -> node.keys.signing());
        office.clock.advance(Duration.ofDays(30));

        atOnce(nodes.stream()
                .<Callable<String>>map(node -> () -> node.keys.signing().kid())
                .toList());

        assertThat(kids()).hasSize(2);
    }

    @Test
    void aRotationOutlivesALogInThatIsRolledBack() throws Exception {
        guestToken();
        office.clock.advance(Duration.ofDays(30));
        office.transaction.executeWithoutResult(status -> {
            office.keys.signing();
            status.setRollbackOnly();
        });

        assertThat(kids()).hasSize(2);
    }

    private String guestToken() {
        return tokens(office.keeper.admitGuest(new AdmitGuest(MeetingId.fresh(), UserId.fresh(), "Guest")))
                .accessToken();
    }

    private static String kid(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private List<String> kids() {
        return keySet().getKeys().stream().map(JWK::getKeyID).toList();
    }

    private String document(String kid) {
        return office.jdbc
                .sql("select document from signing_key where kid = :kid")
                .param("kid", kid)
                .query(String.class)
                .single();
    }

    private JWKSet keySet() {
        try {
            return JWKSet.parse(office.publicKeys.answer(new FindSigningKeys()).jwks());
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** What a verifier does that knows nothing but the published key set. */
    private JWTClaimsSet verified(String token) throws ParseException, JOSEException, BadJOSEException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(keySet())));
        // The test's clock is not the verifier's; times are compared by hand.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        return processor.process(token, null);
    }
}
