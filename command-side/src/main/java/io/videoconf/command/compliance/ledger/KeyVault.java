package io.videoconf.command.compliance.ledger;

import java.util.Optional;

/** Where the private halves of keys are. A key management service would be another of these. */
interface KeyVault {
    /** Keeps a private half (PKCS #8), in the running transaction where that is possible. */
    void keep(String keyId, byte[] privateKey);

    /** The private half; empty when it is not here. */
    Optional<byte[]> find(String keyId);

    /** Destroys a private half that is never used again. */
    void destroy(String keyId);
}
