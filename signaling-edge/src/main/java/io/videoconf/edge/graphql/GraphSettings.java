package io.videoconf.edge.graphql;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one GraphQL operation may take.
 *
 * @param maxDepth fields within fields
 * @param maxCost fields of the answer, where a list counts as often as its limit says
 * @param maxFields fields of the document, fragments unfolded
 * @param maxAliases aliases of the document
 * @param maxDirectives directives of the document
 * @param maxTokens tokens of the document
 * @param maxAnswer values of the answer, as it comes out
 * @param timeLimit for everything but subscriptions
 * @param introspection whether clients may ask for the schema
 * @param graphiql whether the query editor is served, to this machine only
 * @param initTimeout how long a socket may take to say who it is
 * @param maxSubscriptions operations that one socket may have open
 */
@Validated
@ConfigurationProperties("videoconf.edge.graphql")
record GraphSettings(
        @DefaultValue("12") @Min(4) @Max(50) int maxDepth,
        @DefaultValue("20000") @Min(100) @Max(1_000_000) int maxCost,
        @DefaultValue("500") @Min(50) @Max(5_000) int maxFields,
        @DefaultValue("30") @Min(0) @Max(500) int maxAliases,
        @DefaultValue("20") @Min(0) @Max(500) int maxDirectives,
        @DefaultValue("4000") @Min(500) @Max(15_000) int maxTokens,
        @DefaultValue("200000") @Min(1_000) @Max(5_000_000) int maxAnswer,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration timeLimit,

        @DefaultValue("true") boolean introspection,
        @DefaultValue("false") boolean graphiql,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration initTimeout,

        @DefaultValue("50") @Min(1) @Max(200) int maxSubscriptions) {}
