package io.videoconf.command.recording.upload;

import java.util.Map;

/** What is wrong with one part of an upload. */
public sealed interface PartFault {
    /** The part that it is wrong with. */
    int partNumber();

    /** The fault in one word. */
    String problem();

    /** The fault as clients are told it. */
    Map<String, Object> asDetail();

    /** The numbers have a gap here: no place was ever asked for. */
    record NotRequested(int partNumber) implements PartFault {
        @Override
        public String problem() {
            return "not_requested";
        }

        @Override
        public Map<String, Object> asDetail() {
            return Map.of("part_number", partNumber, "problem", problem());
        }
    }

    /** A place was given out, and nothing was put there. */
    record Missing(int partNumber) implements PartFault {
        @Override
        public String problem() {
            return "missing";
        }

        @Override
        public Map<String, Object> asDetail() {
            return Map.of("part_number", partNumber, "problem", problem());
        }
    }

    /** Something else is there: it has another size in bytes. */
    record WrongSize(int partNumber, long expected, long found) implements PartFault {
        @Override
        public String problem() {
            return "wrong_size";
        }

        @Override
        public Map<String, Object> asDetail() {
            return Map.of("part_number", partNumber, "problem", problem(), "expected", expected, "found", found);
        }
    }

    /** Something else is there: it has another SHA-256. */
    record WrongDigest(int partNumber, String expected, String found) implements PartFault {
        @Override
        public String problem() {
            return "wrong_digest";
        }

        @Override
        public Map<String, Object> asDetail() {
            return Map.of("part_number", partNumber, "problem", problem(), "expected", expected, "found", found);
        }
    }
}
