package io.videoconf.api.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.videoconf.api.kernel.Listing;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one way in which messages become JSON: snake_case names, ids as strings, times as RFC 3339 text, nulls left out,
 * unknown names refused. Stored events are written so, which makes every choice here one for ever.
 */
public final class ApiJson {
    private static final JsonMapper MAPPER = apply(JsonMapper.builder()).build();

    private ApiJson() {}

    /** The mapper, shared and immutable. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The same choices for a mapper that somebody else builds. */
    public static <M extends tools.jackson.databind.ObjectMapper, B extends MapperBuilder<M, B>> B apply(B builder) {
        SimpleModule ids = new SimpleModule("videoconf-api");
        ids.setSerializers(new IdSerializers());
        ids.setDeserializers(new IdDeserializers());
        ids.addSerializer(new ListingSerializer());
        ids.addDeserializer(Listing.class, new ListingDeserializer());
        ids.addSerializer(new SecretSerializer());
        return builder.addModule(ids)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .changeDefaultPropertyInclusion(inclusion ->
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                // Only what a record is made of is written, not what can be asked of it.
                .changeDefaultVisibility(
                        visibility -> visibility.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }
}
