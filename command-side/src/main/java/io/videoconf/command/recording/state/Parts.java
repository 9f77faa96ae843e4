package io.videoconf.command.recording.state;

import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.PartRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Parts of one upload: each number once, in order. */
public final class Parts {
    private Parts() {}

    /**
     * The same parts in a form in which one more costs the same however many there are, and whoever holds the parts before it
     * goes on holding them.
     */
    static PVector<Part> persistent(List<Part> parts) {
        return parts instanceof TreePVector<Part> already ? already : TreePVector.from(parts);
    }

    /** The parts with this one among them, in place of one of the same number. */
    public static List<Part> with(List<Part> parts, Part part) {
        PVector<Part> known = persistent(parts);
        int place = place(known, part.number());
        return isAt(known, place, part.number()) ? known.with(place, part) : known.plus(place, part);
    }

    /** Whether this very part is among them. */
    public static boolean hold(List<Part> parts, Part part) {
        int place = place(parts, part.number());
        return place < parts.size() && parts.get(place).equals(part);
    }

    private static boolean isAt(List<Part> parts, int place, int number) {
        return place < parts.size() && parts.get(place).number() == number;
    }

    /** Where a part of this number is, or would be. */
    private static int place(List<Part> parts, int number) {
        int low = 0;
        int high = parts.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (parts.get(middle).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The numbers from 1 to the last one (1, when there is none) for which no place was ever given out. */
    public static List<Integer> gaps(List<Part> parts) {
        BitSet known = new BitSet();
        parts.forEach(part -> known.set(part.number()));
        List<Integer> gaps = new ArrayList<>();
        int last = Math.max(1, known.length() - 1);
        for (int number = known.nextClearBit(1); number <= last; number = known.nextClearBit(number + 1)) {
            gaps.add(number);
        }
        return gaps;
    }

    /** What of the numbers up to the last one is not among those that were used. */
    public static List<PartRange> missing(List<Part> known, List<Part> used) {
        BitSet there = new BitSet();
        used.forEach(part -> there.set(part.number()));
        int last = known.stream().mapToInt(Part::number).max().orElse(0);
        return ranges(IntStream.rangeClosed(1, last)
                .filter(number -> !there.get(number))
                .boxed()
                .toList());
    }

    /** Numbers in ascending order as ranges. */
    public static List<PartRange> ranges(List<Integer> numbers) {
        List<PartRange> ranges = new ArrayList<>();
        for (int number : numbers) {
            PartRange last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && number <= last.to() + 1) {
                ranges.set(ranges.size() - 1, new PartRange(last.from(), number));
            } else {
                ranges.add(new PartRange(number, number));
            }
        }
        return ranges;
    }

    /** Bytes of all parts together. */
    public static long totalSize(List<Part> parts) {
        return parts.stream().mapToLong(Part::size).sum();
    }
}
