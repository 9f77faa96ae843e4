package io.videoconf.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others publish to compare implementations by: trees of RFC 6962, and the note in the documentation of Go's sumdb/note. */
class VectorsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String ROOT_1 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    private static final String ROOT_2 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    private static final String ROOT_3 = "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77";
    private static final String ROOT_5 = "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4";
    private static final String ROOT_6 = "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef";
    private static final String ROOT_8 = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328";

    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @ParameterizedTest
    @CsvSource({
        "'', 0, 1, " + ROOT_1 + ", ''",
        "'', 0, 8, " + ROOT_8 + ", 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "40414243, 5, 8, " + ROOT_8 + ", bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "10, 2, 3, " + ROOT_3 + ", " + ROOT_2,
        "00, 1, 5, " + ROOT_5 + ", " + ROOT_1
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
    })
    void aLeafIsInTheTreeThatTheVectorsSayAndInNoOther(
            String content, long index, long size, String root, String path) {
        byte[] right = HEX.parseHex(root);

        assertThat(Merkle.includes(leaf(content), index, size, hashes(path), right))
                .isTrue();
        assertThat(Merkle.includes(leaf("ff"), index, size, hashes(path), right))
                .isFalse();
        assertThat(Merkle.includes(leaf(content), index, size, hashes(path), new byte[right.length]))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8, " + ROOT_1 + ", " + ROOT_8 + ", 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "6, 8, " + ROOT_6 + ", " + ROOT_8 + ", 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 5, " + ROOT_2 + ", " + ROOT_5 + ", 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
    })
    void aTreeGoesOnFromTheOneThatTheVectorsSayAndFromNoOther(
            long from, long to, String smaller, String larger, String proof) {
        assertThat(Merkle.consistent(from, HEX.parseHex(smaller), to, HEX.parseHex(larger), hashes(proof)))
                .isTrue();
        assertThat(Merkle.consistent(from, HEX.parseHex(ROOT_3), to, HEX.parseHex(larger), hashes(proof)))
                .isFalse();
        assertThat(Merkle.consistent(from, HEX.parseHex(smaller), to, HEX.parseHex(ROOT_3), hashes(proof)))
                .isFalse();
    }

    @Test
    void aNoteThatAnotherProgramSignedIsOpenedWithItsKey() throws Broken {
        SignedNote note = SignedNote.read("a note", NOTE);

        assertThat(note.signedBy(List.of(SignedNote.Key.read("a key", KEY)))).isPresent();
        assertThat(SignedNote.read("a note", NOTE.replace("problem,", "problem."))
                        .signedBy(List.of(SignedNote.Key.read("a key", KEY))))
                .isEmpty();
    }

    @Test
    void aKeyUnderAnotherNameIsNone() {
        assertThatThrownBy(() -> SignedNote.Key.read("a key", KEY.replace("Peter", "Paul")))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("id is not that of the key");
    }

    private static byte[] leaf(String content) {
        MessageDigest sha = Hashes.sha256();
        sha.update((byte) 0);
        return sha.digest(HEX.parseHex(content));
    }

    private static List<byte[]> hashes(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(HEX::parseHex).toList();
    }
}
