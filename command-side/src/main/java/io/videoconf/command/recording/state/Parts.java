package io.videoconf.command.recording.state;

import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.PartRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of one upload: each number once, in order. */
public final class Parts {
    private Parts() {}

    /** The parts with this one among them, in place of one of the same number. */
    public static List<Part> with(List<Part> parts, Part part) {
        List<Part> more = new ArrayList<>(parts.size() + 1);
        parts.stream().filter(other -> other.number() != part.number()).forEach(more::add);
        more.add(part);
        more.sort(Comparator.comparingInt(Part::number));
        return List.copyOf(more);
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
