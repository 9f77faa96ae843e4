package io.videoconf.edge.rest;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Page;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists under their plural noun, with how to go on. */
final class Lists {
    private Lists() {}

    static <T> ObjectNode json(String noun, Listing<T> listing, Function<T, ? extends JsonNode> row) {
        ObjectNode body = WireJson.object();
        ArrayNode rows = body.putArray(noun);
        listing.rows().forEach(each -> rows.add(row.apply(each)));
        body.put("total_count", listing.totalCount() < 0 ? null : listing.totalCount());
        body.put("has_more", listing.hasMore());
        body.put("next_cursor", listing.nextCursor());
        return body;
    }

    /**
     * A stretch of a list that is here as a whole.
     *
     * @param key what names a row, and so the place after it
     */
    static <T> Listing<T> slice(List<T> all, Page page, Function<T, String> key) {
        String cursor = page.cursor();
        int after = cursor == null
                ? -1
                : IntStream.range(0, all.size())
                        .filter(i -> key.apply(all.get(i)).equals(cursor))
                        .findFirst()
                        .orElse(all.size());
        int from = Math.min(all.size(), Math.max(0, after + 1) + page.offset());
        int to = Math.min(all.size(), from + page.limit());
        boolean more = to < all.size();
        String next = more && to > from ? key.apply(all.get(to - 1)) : null;
        return new Listing<>(all.subList(from, to), all.size(), more, next);
    }
}
