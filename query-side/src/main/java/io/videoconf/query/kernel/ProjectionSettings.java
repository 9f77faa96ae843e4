package io.videoconf.query.kernel;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events become documents.
 *
 * @param segments threads a view; fixed once its positions exist
 * @param batchSize events that are written at once, at most
 * @param claimTimeout for how long a node that does not answer keeps its claim to a view
 * @param guardedWrites whether the database itself lets a document give way to a newer one only. Needed where several
 *     nodes project into the same database, for the moment in which a claim changes hands; to be off on the embedded
 *     database, which has one node, and would look through the whole collection for each such write
 * @param writeBehind whether documents are shown at once and written a little later, many changes in one; never together
 *     with {@code guardedWrites}, where others read the database
 * @param startWithin how long a start waits for the views before requests are served, at most; zero where other nodes keep
 *     them up to date
 * @param node under which name this node claims views: a stable name gets its claims back at once after a crash, and no
 *     two nodes may share one; by default the process and its host
 */
@Validated
@ConfigurationProperties("videoconf.projections")
public record ProjectionSettings(
        @DefaultValue("2") @Min(1) @Max(16) int segments,
        @DefaultValue("500") @Min(1) @Max(5000) int batchSize,
        @DefaultValue("10s") Duration claimTimeout,
        @DefaultValue("true") boolean guardedWrites,
        @DefaultValue("true") boolean writeBehind,
        @DefaultValue("0s") Duration startWithin,
        @Nullable String node) {

    /** The name under which this node claims views. */
    public String claimant() {
        return node == null || node.isBlank()
                ? ManagementFactory.getRuntimeMXBean().getName()
                : node;
    }
}
