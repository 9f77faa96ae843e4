package io.videoconf.messaging.sealing;

import com.google.crypto.tink.Aead;
import io.videoconf.api.kernel.Personal;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a text one that only the person's key opens, and back. Written as {@code {"$sealed":"…"}}: base64url of one
 * byte (version 1 in the high half, kind in the low), sixteen of the key's id, and the ciphertext with its nonce and tag; no
 * ciphertext when the person was erased already.
 */
public final class Sealer {
    static final String FIELD = "$sealed";

    private static final ScopedValue<Binding> BOUND = ScopedValue.newInstance();
    private static final int VERSION = 1 << 4;
    private static final int HEAD = 1 + Long.BYTES * 2;
    private static final Personal.What[] KINDS = {Personal.What.NAME, Personal.What.EMAIL, Personal.What.TEXT};
    private static final byte[] NOTHING = {};

    private final KeyRing keys;
    private final boolean enabled;

    /**
     * With these keys.
     *
     * @param enabled whether what is new is sealed; what is sealed is opened in any case
     */
    public Sealer(KeyRing keys, boolean enabled) {
        this.keys = keys;
        this.enabled = enabled;
    }

    /** Seals and opens, in what is done here, for this event. */
    public static <T> T bound(Binding binding, Supplier<T> work) {
        return ScopedValue.where(BOUND, binding).call(work::get);
    }

    boolean seals() {
        return enabled && keys.seals();
    }

    Binding binding() {
        if (!BOUND.isBound()) {
            throw new IllegalStateException("personal data is sealed for an event, and none is named");
        }
        return BOUND.get();
    }

    String addressOf(String email) {
        return keys.address(email);
    }

    String seal(String text, String person, Personal.What what, String field) {
        Binding binding = binding();
        PersonKey key = keys.toSeal(person, binding.stream());
        Aead aead = key.aead();
        byte[] sealed = aead == null ? NOTHING : encrypted(aead, text, binding.associatedData(field));
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + sealed.length)
                .put((byte) (VERSION | kind(what)))
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits())
                .put(sealed);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    String open(String sealed, String field) {
        ByteBuffer bytes = decoded(sealed);
        int head = bytes.get();
        if ((head & 0xF0) != VERSION || (head & 0x0F) >= KINDS.length) {
            throw new SealBrokenException("a text is sealed in a way that is not known here", null);
        }
        PersonKey key = keys.toOpen(new UUID(bytes.getLong(), bytes.getLong()));
        Aead aead = key.aead();
        if (aead == null) {
            return placeholder(KINDS[head & 0x0F], key.erasure());
        }
        byte[] ciphertext = new byte[bytes.remaining()];
        bytes.get(ciphertext);
        return decrypted(aead, ciphertext, field);
    }

    /** What stands where an erased person's data was. */
    static String placeholder(Personal.What what, long erasure) {
        return switch (what) {
            case NAME -> "erased person #" + erasure;
            case EMAIL -> "erased-" + erasure + "@erased.invalid";
            case TEXT -> "[erased]";
        };
    }

    private static int kind(Personal.What what) {
        return switch (what) {
            case NAME -> 0;
            case EMAIL -> 1;
            case TEXT -> 2;
        };
    }

    private static ByteBuffer decoded(String sealed) {
        byte @Nullable [] bytes = null;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new SealBrokenException("a sealed text is not base64", e);
        }
        if (bytes.length < HEAD) {
            throw new SealBrokenException("a sealed text is cut off", null);
        }
        return ByteBuffer.wrap(bytes);
    }

    private static byte[] encrypted(Aead aead, String text, byte[] associatedData) {
        try {
            return aead.encrypt(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data could not be sealed", e);
        }
    }

    private String decrypted(Aead aead, byte[] ciphertext, String field) {
        try {
            return new String(
                    aead.decrypt(ciphertext, binding().associatedData(field)), java.nio.charset.StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("the sealed field " + field + " does not open where it stands", e);
        }
    }
}
