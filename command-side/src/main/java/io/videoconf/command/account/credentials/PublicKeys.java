package io.videoconf.command.account.credentials;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.views.SigningKeys;

/**
 * Answers with what verifiers need to know.
 */
public final class PublicKeys {

    private final SigningKeyRing keys;

    PublicKeys(SigningKeyRing keys) {
        this.keys = keys;
    }

    /** The public halves of all keys that a token in use may be signed with, as an RFC 7517 key set. */
    public SigningKeys answer(FindSigningKeys query) {
        JWKSet set = new JWKSet(keys.published().stream()
                .map(key -> (JWK) key.publicHalf().key())
                .toList());
        return new SigningKeys(set.toString(true));
    }
}
