package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The note in the documentation of Go's sumdb/note, whose private half is published with it. */
class NoteTest {
    private static final String VERIFIER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String SIGNED = TEXT
            + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static LedgerKey key(String name) {
        byte[] typed = Base64.getDecoder().decode(VERIFIER_KEY.split("\\+", 3)[2]);
        return new LedgerKey(name, Arrays.copyOfRange(typed, 1, typed.length), Instant.EPOCH, null);
    }

    @Test
    void aKeyIsNamedAsVerifiersOfNotesNameIt() {
        assertThat(key("PeterNeumann").verifierKey()).isEqualTo(VERIFIER_KEY);
    }

    @Test
    void aNoteIsSignedAsAnotherProgramSignsIt() throws GeneralSecurityException {
        byte[] typed = Base64.getDecoder().decode(SEED);
        byte[] pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
        byte[] encoded = Arrays.copyOf(pkcs8, pkcs8.length + typed.length - 1);
        System.arraycopy(typed, 1, encoded, pkcs8.length, typed.length - 1);
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        signing.update(TEXT.getBytes(StandardCharsets.UTF_8));

        assertThat(Note.signed(TEXT, key("PeterNeumann"), signing.sign())).isEqualTo(SIGNED);
    }

    @Test
    void aNoteThatAnotherProgramSignedIsOpenedWithItsKeyAndWithNoOther() {
        assertThat(Note.signer(SIGNED, List.of(key("PaulNeumann"), key("PeterNeumann"))))
                .hasValueSatisfying(key -> assertThat(key.name()).isEqualTo("PeterNeumann"));
        assertThat(Note.signer(SIGNED, List.of(key("PaulNeumann")))).isEmpty();
        assertThat(Note.signer(SIGNED.replace("problem,", "problem."), List.of(key("PeterNeumann"))))
                .isEmpty();
    }
}
