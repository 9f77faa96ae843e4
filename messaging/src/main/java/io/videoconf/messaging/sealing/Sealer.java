package io.videoconf.messaging.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import io.videoconf.api.kernel.ErasedEmail;
import io.videoconf.api.kernel.Personal;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a text one that only the person's key opens, and back. Written as {@code {"$sealed":"…"}}: base64url of one
 * byte (version in the high half, kind in the low), sixteen of the key's id, and the ciphertext with its nonce and tag; no
 * ciphertext when the person was erased already.
 *
 * <p>Version 2 needs two keys: that of the person, and around it that of what the text is kept with, whose id follows the
 * person's. Whichever of the two is destroyed, the text is gone.
 */
public final class Sealer {
    static final String FIELD = "$sealed";

    private static final ScopedValue<Binding> BOUND = ScopedValue.newInstance();
    private static final int OF_PERSON = 1 << 4;
    private static final int OF_PERSON_AND_SCOPE = 2 << 4;
    private static final int KEY_ID = Long.BYTES * 2;
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

    String seal(String text, String person, Personal.What what, Personal.Scope scope, String field) {
        Binding binding = binding();
        PersonKey key = keys.toSeal(person, binding.stream());
        if (binding.sealedWith() == null) {
            byte[] sealed = encrypted(key, text.getBytes(UTF_8), binding.associatedData(field));
            return encoded(head(OF_PERSON, what, key, sealed.length).put(sealed));
        }
        PersonKey around = keys.toSeal(scopeName(binding.sealedWith(), scope), "");
        byte[] associated = binding.associatedData(field);
        byte[] inner = encrypted(key, text.getBytes(UTF_8), associated);
        byte[] sealed = inner.length == 0 ? NOTHING : encrypted(around, inner, associated);
        return encoded(head(OF_PERSON_AND_SCOPE, what, key, KEY_ID + sealed.length)
                .putLong(around.id().getMostSignificantBits())
                .putLong(around.id().getLeastSignificantBits())
                .put(sealed));
    }

    /** How key rings call what a stream's data of one kind is sealed with, besides the keys of its people. */
    public static String scopeName(String stream, Personal.Scope scope) {
        return stream
                + switch (scope) {
                    case PEOPLE -> "#people";
                    case CHAT -> "#chat";
                };
    }

    String open(String sealed, String field) {
        ByteBuffer bytes = decoded(sealed);
        int head = bytes.get();
        int version = head & 0xF0;
        if ((version != OF_PERSON && version != OF_PERSON_AND_SCOPE) || (head & 0x0F) >= KINDS.length) {
            throw new SealBrokenException("a text is sealed in a way that is not known here", null);
        }
        Personal.What what = KINDS[head & 0x0F];
        PersonKey key = keys.toOpen(new UUID(bytes.getLong(), bytes.getLong()));
        PersonKey around = version == OF_PERSON ? null : keys.toOpen(scope(bytes));
        if (key.aead() == null) {
            return placeholder(what, key.erasure());
        }
        if (around != null && around.aead() == null) {
            return outlived(what);
        }
        byte[] ciphertext = new byte[bytes.remaining()];
        bytes.get(ciphertext);
        byte[] inner = around == null ? ciphertext : decrypted(around, ciphertext, field);
        return new String(decrypted(key, inner, field), UTF_8);
    }

    private static UUID scope(ByteBuffer bytes) {
        if (bytes.remaining() < KEY_ID) {
            throw new SealBrokenException("a sealed text is cut off", null);
        }
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static ByteBuffer head(int version, Personal.What what, PersonKey key, int rest) {
        return ByteBuffer.allocate(HEAD + rest)
                .put((byte) (version | kind(what)))
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits());
    }

    private static String encoded(ByteBuffer bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** What stands where something was that was kept as long as it was to be. */
    static String outlived(Personal.What what) {
        return switch (what) {
            case NAME -> "no longer kept";
            case EMAIL -> ErasedEmail.of("no-longer-kept");
            case TEXT -> "[no longer kept]";
        };
    }

    /** What stands where an erased person's data was. */
    static String placeholder(Personal.What what, long erasure) {
        return switch (what) {
            case NAME -> "erased person #" + erasure;
            case EMAIL -> ErasedEmail.of("erased-" + erasure);
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

    /** Nothing, with a key that was destroyed. */
    private static byte[] encrypted(PersonKey key, byte[] text, byte[] associatedData) {
        Aead aead = key.aead();
        if (aead == null) {
            return NOTHING;
        }
        try {
            return aead.encrypt(text, associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data could not be sealed", e);
        }
    }

    private byte[] decrypted(PersonKey key, byte[] ciphertext, String field) {
        Aead aead = Objects.requireNonNull(key.aead());
        try {
            return aead.decrypt(ciphertext, binding().associatedData(field));
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("the sealed field " + field + " does not open where it stands", e);
        }
    }
}
