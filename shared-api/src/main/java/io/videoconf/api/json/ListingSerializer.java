package io.videoconf.api.json;

import io.videoconf.api.kernel.Listing;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a listing with the name of its rows' type, so that it can be read back without knowing it. */
final class ListingSerializer extends StdSerializer<Listing<?>> {
    ListingSerializer() {
        super(Listing.class, true);
    }

    @Override
    public void serialize(Listing<?> listing, JsonGenerator generator, SerializationContext context) {
        List<?> rows = listing.rows();
        generator.writeStartObject();
        if (!rows.isEmpty()) {
            generator.writeStringProperty(
                    "rows_of", MessageTypes.nameOf(rows.getFirst().getClass()));
        }
        generator.writeArrayPropertyStart("rows");
        for (Object row : rows) {
            context.writeValue(generator, row);
        }
        generator.writeEndArray();
        generator.writeNumberProperty("total_count", listing.totalCount());
        generator.writeBooleanProperty("has_more", listing.hasMore());
        if (listing.nextCursor() != null) {
            generator.writeStringProperty("next_cursor", listing.nextCursor());
        }
        generator.writeEndObject();
    }
}
