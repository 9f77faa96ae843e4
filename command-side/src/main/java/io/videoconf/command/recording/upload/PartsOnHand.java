package io.videoconf.command.recording.upload;

import io.videoconf.api.recording.Part;
import java.util.Map;
import java.util.Optional;

/**
 * Which parts the store says to have.
 *
 * @param sizes in bytes, by number
 */
public record PartsOnHand(Map<Integer, Long> sizes) {
    /** Nobody asked the store, or it has none. */
    public static final PartsOnHand NONE = new PartsOnHand(Map.of());

    public PartsOnHand {
        sizes = Map.copyOf(sizes);
    }

    /** What can be seen to be wrong with a part without reading it. */
    Optional<PartFault> fault(Part part) {
        Long found = sizes.get(part.number());
        if (found == null) {
            return Optional.of(new PartFault.Missing(part.number()));
        }
        return found == part.size()
                ? Optional.empty()
                : Optional.of(new PartFault.WrongSize(part.number(), part.size(), found));
    }
}
