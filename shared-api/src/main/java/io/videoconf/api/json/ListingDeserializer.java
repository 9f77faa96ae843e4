package io.videoconf.api.json;

import io.videoconf.api.kernel.Listing;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads what {@link ListingSerializer} wrote. Only types of the closed registry are made. */
@SuppressWarnings("rawtypes") // a deserializer is registered for the raw class
final class ListingDeserializer extends StdDeserializer<Listing> {
    ListingDeserializer() {
        super(Listing.class);
    }

    @Override
    public Listing deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode node = context.readTree(parser);
        List<Object> rows = new ArrayList<>();
        if (node.has("rows_of")) {
            Class<?> type = MessageTypes.classOf(node.get("rows_of").asString());
            for (JsonNode row : node.get("rows")) {
                rows.add(context.readTreeAsValue(row, type));
            }
        }
        JsonNode cursor = node.get("next_cursor");
        return new Listing<>(
                rows,
                node.get("total_count").asLong(),
                node.get("has_more").asBoolean(),
                cursor == null ? null : cursor.asString());
    }
}
