package io.videoconf.verify;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A false bundle, and what the verifier has to say of it.
 *
 * @param what was done to it
 * @param witnessed the head that somebody has kept, where it takes one to tell
 * @param named each of these must be among what is found
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Mutant(byte[] zip, String what, @Nullable String witnessed, List<Named> named) {
    /** Not by exact words, but by where the file is not what it was and by all that it may have come from. */
    static final List<String> VAGUE = List.of(
            "the chain is broken at event",
            "this is not the proof of event",
            "is not in the tree that the head was signed for");

    /**
     * Something that must be found.
     *
     * @param places at one of them
     * @param words in some of these
     */
    record Named(List<String> places, List<String> words) {
        boolean is(String found) {
            return places.stream()
                            .anyMatch(place ->
                                    found.startsWith(place) && found.matches("(?s).{" + place.length() + "}[:,].*"))
                    && words.stream().anyMatch(found::contains);
        }
    }

    static Named at(String place, String... words) {
        return new Named(List.of(place), List.of(words));
    }

    /** On a line of the events, or of the proofs that go with them. */
    static Named line(int number, Stream<String> words) {
        return new Named(List.of(Bundle.EVENTS + " line " + number, Bundle.PROOFS + " line " + number), words.toList());
    }

    /** What of that is not among what was found. */
    List<Named> unnamed(List<String> found) {
        return named.stream().filter(each -> found.stream().noneMatch(each::is)).toList();
    }
}
