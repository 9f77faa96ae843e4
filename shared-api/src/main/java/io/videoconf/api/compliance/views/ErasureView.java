package io.videoconf.api.compliance.views;

import io.videoconf.api.compliance.Certificate;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an erasure. The certificate is there when it was carried out.
 *
 * @param number as views call the person; null while holds keep it back
 */
public record ErasureView(
        ErasureId erasureId,
        UserId userId,
        Instant requestedAt,
        @Nullable Instant erasedAt,
        @Nullable Long number,
        @Nullable Certificate certificate) {}
