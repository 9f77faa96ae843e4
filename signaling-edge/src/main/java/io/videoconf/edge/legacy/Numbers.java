package io.videoconf.edge.legacy;

import io.videoconf.api.kernel.Id;
import io.videoconf.api.legacy.LegacyKind;
import io.videoconf.api.legacy.queries.ListLegacyIds;
import io.videoconf.api.legacy.views.LegacyIds;
import io.videoconf.edge.gateway.Queries;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Which thing has which number. A number is a thing's for ever, so what was asked once is not asked again. */
final class Numbers {
    private final Queries queries;
    private final Map<LegacyKind, Known> known = new EnumMap<>(LegacyKind.class);

    Numbers(Queries queries) {
        this.queries = queries;
        for (LegacyKind kind : LegacyKind.values()) {
            known.put(kind, new Known());
        }
    }

    private static final class Known {
        private final List<String> ids = new ArrayList<>();
        private final Map<String, Long> numbers = new HashMap<>();

        synchronized long size() {
            return ids.size();
        }

        synchronized @Nullable String id(long number) {
            return number >= 1 && number <= ids.size() ? ids.get((int) number - 1) : null;
        }

        synchronized @Nullable Long number(String id) {
            return numbers.get(id);
        }

        synchronized List<String> all() {
            return List.copyOf(ids);
        }

        /** Two may have asked at once: only what comes next is taken. */
        synchronized void add(long after, List<String> more) {
            for (int i = (int) (ids.size() - after); i >= 0 && i < more.size(); i++) {
                ids.add(more.get(i));
                numbers.put(more.get(i), (long) ids.size());
            }
        }
    }

    /** The id of a number; empty when nothing has it. */
    Mono<Optional<String>> id(LegacyKind kind, long number, LegacyCall call) {
        Known here = of(kind);
        String id = here.id(number);
        return id != null
                ? Mono.just(Optional.of(id))
                : renewed(kind, call).map(now -> Optional.ofNullable(now.id(number)));
    }

    /** The number of a thing of the tenant's. */
    Mono<Long> number(LegacyKind kind, Id thing, LegacyCall call) {
        Long number = of(kind).number(thing.value());
        return number != null
                ? Mono.just(number)
                : renewed(kind, call).map(now -> {
                    Long found = now.number(thing.value());
                    if (found == null) {
                        throw new IllegalStateException("a thing of the tenant without a number: " + thing);
                    }
                    return found;
                });
    }

    /** The number as far as it is known here; 0 when it is not. */
    long knownNumber(LegacyKind kind, Id thing) {
        Long number = of(kind).number(thing.value());
        return number == null ? 0 : number;
    }

    /** All ids, in the order of their numbers. */
    Mono<List<String>> all(LegacyKind kind, LegacyCall call) {
        return renewed(kind, call).map(Known::all);
    }

    private Mono<Known> renewed(LegacyKind kind, LegacyCall call) {
        Known here = of(kind);
        long after = here.size();
        return queries.ask(new ListLegacyIds(call.tenant(), kind, after), LegacyIds.class, call.reading())
                .map(more -> {
                    here.add(after, more.ids());
                    return here;
                });
    }

    private Known of(LegacyKind kind) {
        Known found = known.get(kind);
        if (found == null) {
            throw new IllegalStateException("every kind is known: " + kind);
        }
        return found;
    }
}
