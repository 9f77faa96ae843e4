package io.videoconf.messaging.sealing;

import com.google.crypto.tink.Aead;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of one person, ready for use, or what is left of one.
 *
 * @param aead null when it was destroyed
 * @param erasure number of the erasure that destroyed it; 0 while it lives
 */
public record PersonKey(UUID id, @Nullable Aead aead, long erasure) {}
