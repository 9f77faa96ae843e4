package io.videoconf.verify;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What the other lines of the events tell of one that is not what it must be: how it came to be there, in words. */
final class Elsewhere {
    private final Container container;

    interface Sought {
        boolean is(Entry event, long line);
    }

    Elsewhere(Container container) {
        this.container = container;
    }

    /** The first line with such an event, counted from 1; 0 when there is none that can be read. */
    long line(Sought sought) throws IOException {
        long number = 0;
        try (Lines lines = events()) {
            for (Fields line = lines.next(); line != null; line = lines.next()) {
                number++;
                if (sought.is(Entry.read(line), number)) {
                    return number;
                }
            }
        } catch (Broken e) {
            // What cannot be read tells nothing.
        }
        return 0;
    }

    /** Where the same is once more; nothing when it is not. */
    String twice(Entry event, long here) throws IOException {
        long same = line(
                (each, at) -> at != here && (each.eventId().equals(event.eventId()) || isTheSameFact(each, event)));
        if (same > 0) {
            return "; it is there twice: on line " + same + " as well";
        }
        long place = line((each, at) -> at != here && each.treeIndex() == event.treeIndex());
        return place > 0 ? "; its place in the tree is there twice: on line " + place + " as well" : "";
    }

    private static boolean isTheSameFact(Entry one, Entry other) {
        return one.streamType() != null
                && one.streamType().equals(other.streamType())
                && one.streamId().equals(other.streamId())
                && one.sequence() == other.sequence();
    }

    /** Whether something stands behind it that was stored before it. */
    String order(Entry event, long here) throws IOException {
        long earlier = line((each, at) -> at > here && each.treeIndex() < event.treeIndex());
        return earlier > 0 ? "; it was moved: what stands on line " + earlier + " was stored before it" : "";
    }

    /** What became of a fact of a stream that is not where it must be. */
    String missing(String stream, long sequence) throws IOException {
        long moved = line((each, _) ->
                each.streamType() != null && each.streamId().equals(stream) && each.sequence() == sequence);
        return "fact " + (sequence + 1) + " of the stream " + stream
                + (moved > 0 ? " was moved: it stands on line " + moved : " is missing");
    }

    /**
     * The first fact that is missing behind a line.
     *
     * @param before how many facts of each stream there are up to that line
     */
    String gap(long line, Map<String, Long> before) throws IOException {
        Map<String, Long> facts = new HashMap<>(before);
        long number = 0;
        try (Lines lines = events()) {
            for (Fields next = lines.next(); next != null; next = lines.next()) {
                Entry event = Entry.read(next);
                if (++number <= line || event.streamType() == null) {
                    continue;
                }
                long expected = facts.merge(event.streamId(), 1L, Long::sum) - 1;
                if (event.sequence() > expected) {
                    return "; " + missing(event.streamId(), expected);
                }
            }
        } catch (Broken e) {
            // What cannot be read tells nothing.
        }
        return "";
    }

    private Lines events() throws Broken {
        return new Lines(Bundle.EVENTS, container.open(Bundle.EVENTS));
    }
}
