package io.videoconf.edge.gateway;

import com.nimbusds.jose.JWSAlgorithm;
import io.videoconf.api.kernel.TenantId;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An issuer of OpenID Connect whose tokens are good here.
 *
 * @param issuer the iss claim, to the letter
 * @param jwksUri where its keys are; null: as its discovery document says, which must name an address of the same origin
 * @param audience a member of the aud claim
 * @param algorithms with which its tokens may be signed
 * @param tenant to which its people belong; null: to one of their own each
 * @param emailClaim the claim with the e-mail address
 * @param nameClaim the claim with the name to show
 * @param trustEmail whether an e-mail is believed without {@code email_verified}
 * @param mapByEmail whether a person is let into the account that has their e-mail already, if that was verified where it has to be
 */
public record OutsideIssuer(
        @NotBlank String issuer,
        @Nullable URI jwksUri,
        @NotBlank String audience,
        @NotEmpty @DefaultValue({"RS256", "ES256"}) List<String> algorithms,
        @Nullable String tenant,
        @NotBlank @DefaultValue("email") String emailClaim,
        @NotBlank @DefaultValue("name") String nameClaim,
        @DefaultValue("false") boolean trustEmail,
        @DefaultValue("false") boolean mapByEmail) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Public keys only: with a shared secret, whoever checks tokens could make them. */
    @AssertTrue(message = "algorithms must be among RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512")
    public boolean isSignedWithPublicKeys() {
        return algorithms.stream().allMatch(each -> each.matches("(RS|PS|ES)(256|384|512)"));
    }

    /** Nobody on the way may put in other keys. */
    @AssertTrue(message = "issuer and jwks-uri must be https addresses, or http on this machine")
    public boolean isReachedSafely() {
        return jwksUri == null ? isSafe(URI.create(issuer)) : isSafe(jwksUri);
    }

    /** A tenant is named by its id. */
    @AssertTrue(message = "tenant must be a UUID in lower case")
    public boolean isOfATenant() {
        return tenant == null || tenant.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    Set<JWSAlgorithm> allowed() {
        return algorithms.stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
    }

    TenantId tenantOfAFreshAccount() {
        return tenant == null ? TenantId.fresh() : new TenantId(tenant);
    }

    static boolean isSafe(URI address) {
        String host = address.getHost();
        return host != null
                && address.getUserInfo() == null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && LOOPBACK.contains(host)));
    }
}
