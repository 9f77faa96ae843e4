package io.videoconf.command.recording.upload;

import io.videoconf.api.recording.Part;
import java.util.List;

/** What was found in the store before the completion of an upload is decided. */
public sealed interface PartsEvidence {

    /** Nobody looked, because by what was known then it could not have mattered. */
    record NotExamined() implements PartsEvidence {}

    /**
     * Parts are not as they were said to be; nothing was put together.
     *
     * @param examined the parts that were looked for
     */
    record Faulty(List<Part> examined, List<PartFault> faults) implements PartsEvidence {
        public Faulty {
            examined = List.copyOf(examined);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Every part was read and is right; the whole was put together and read back.
     *
     * @param examined the parts that were read, by number
     * @param size bytes of the whole, as read back
     * @param sha256 of the whole, as read back; lower-case hex
     */
    record PutTogether(List<Part> examined, long size, String sha256) implements PartsEvidence {
        public PutTogether {
            examined = List.copyOf(examined);
        }
    }
}
