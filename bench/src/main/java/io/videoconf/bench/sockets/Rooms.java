package io.videoconf.bench.sockets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Rooms full of lines to one server, and what can be done with them. Counters are the loop's thread's. */
final class Rooms implements Line.Ear, AutoCloseable {
    private static final String WORDS = " and some words more, as people write them";
    private static final int OPENING_AT_ONCE = 32;
    private static final int TIMED_EACH = 10;
    private final Loop loop;
    private final RoomHost host;
    private final int size;
    private final List<List<Line>> rooms = new ArrayList<>();
    private final AtomicInteger in = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private long delivered;
    private long bytes;
    private long[] deliveredIn = {};
    private Histogram delays = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    private volatile Runnable after = () -> {};
    private java.util.function.Consumer<Line> onAcknowledged = _ -> {};

    /** What was counted up to a moment. */
    record Count(long nanos, double cpu, long delivered, long bytes, double[] figures) {}

    Rooms(Loop loop, RoomHost host, List<String> tokens, int howMany, int size) throws IOException {
        this.loop = loop;
        this.host = host;
        this.size = size;
        this.deliveredIn = new long[howMany];
        int person = 0;
        for (int room = 0; room < howMany; room++) {
            String join = "{\"meeting_id\":\"" + meetingId() + "\"}";
            List<Line> lines = new ArrayList<>();
            rooms.add(lines);
            for (int i = 0; i < size; i++) {
                int number = room;
                String token = tokens.get(person++);
                Line line = loop.call(() -> open(number, token, join));
                line.timed = i > 0 && i <= TIMED_EACH;
                lines.add(line);
                awaitIn(person - OPENING_AT_ONCE);
            }
        }
        awaitIn(person);
    }

    /** As ids of meetings are: UUIDs of the seventh version. */
    private static String meetingId() {
        StringBuilder id = new StringBuilder(UUID.randomUUID().toString());
        id.setCharAt(14, '7');
        return id.toString();
    }

    private Line open(int room, String token, String join) {
        try {
            return new Line(loop, host.port(), room, token, join, this);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void awaitIn(int wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (in.get() < wanted) {
            if (System.nanoTime() > end || lost.get() > 0) {
                throw new IllegalStateException(
                        host.name() + ": " + in + " of " + wanted + " are in, " + lost + " lost");
            }
            LockSupport.parkNanos(100_000);
        }
    }

    RoomHost host() {
        return host;
    }

    List<List<Line>> lines() {
        return rooms;
    }

    int lost() {
        return lost.get();
    }

    @Override
    public void joined(Line line) {
        in.incrementAndGet();
    }

    @Override
    public void heard(Line line, long saidAt, int length) {
        delivered++;
        bytes += length;
        deliveredIn[line.room]++;
        if (saidAt != 0) {
            delays.recordValue(Math.clamp(System.nanoTime() - saidAt, 0, delays.getHighestTrackableValue()));
        }
        after.run();
    }

    @Override
    public void acknowledged(Line line) {
        onAcknowledged.accept(line);
    }

    @Override
    public void lost(Line line) {
        lost.incrementAndGet();
    }

    Count count() {
        double[] figures = host.figures();
        return loop.call(() -> new Count(System.nanoTime(), host.cpu(), delivered, bytes, figures));
    }

    Histogram takeDelays() {
        return loop.call(() -> {
            Histogram taken = delays;
            delays = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
            return taken;
        });
    }

    private static void say(Line line, long at) {
        say(line, at, WORDS);
    }

    private static void say(Line line, long at, String words) {
        line.ask("send_chat_message", "{\"message\":{\"type\":\"text\",\"content\":\"at " + at + words + "\"}}");
    }

    /** Every room has so many events in flight, from one who speaks, until it is stopped. */
    void burst(int inFlight) {
        loop.execute(() -> {
            onAcknowledged = line -> say(line, System.nanoTime());
            rooms.forEach(room -> {
                for (int i = 0; i < inFlight; i++) {
                    say(room.getFirst(), System.nanoTime());
                }
            });
        });
    }

    /** One event in all rooms at a time: the next when everybody has heard it. */
    void single() {
        loop.execute(() -> {
            int[] turn = {0};
            long[] wanted = {deliveredIn[0] + size};
            after = () -> {
                if (deliveredIn[turn[0]] == wanted[0]) {
                    turn[0] = (turn[0] + 1) % rooms.size();
                    wanted[0] = deliveredIn[turn[0]] + size;
                    say(rooms.get(turn[0]).getFirst(), System.nanoTime());
                }
            };
            say(rooms.getFirst().getFirst(), System.nanoTime());
        });
    }

    /** So many events a second, from room to room, each due at its time whatever became of the others. */
    void paced(double perSecond) {
        paced(perSecond, WORDS);
    }

    /** The same with words of one's own. */
    void paced(double perSecond, String words) {
        double gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        loop.execute(() -> {
            long begin = System.nanoTime();
            long[] number = {0};
            loop.pace(() -> {
                long due = begin + (long) (gap * number[0]);
                if (System.nanoTime() >= due) {
                    say(rooms.get((int) (number[0]++ % rooms.size())).getFirst(), due, words);
                }
            });
        });
    }

    /** Pairs of one room each, who send each other offers of that many characters, so many a second together. */
    void relayed(double perSecond, int characters) {
        double gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        String sdp = "v".repeat(characters);
        loop.execute(() -> {
            long begin = System.nanoTime();
            long[] number = {0};
            loop.pace(() -> {
                long due = begin + (long) (gap * number[0]);
                if (System.nanoTime() >= due) {
                    List<Line> pair = rooms.get((int) (number[0]++ % rooms.size()));
                    pair.getFirst()
                            .ask(
                                    "webrtc_offer",
                                    "{\"target_participant_id\":\""
                                            + pair.getLast().participant()
                                            + "\",\"offer\":{\"type\":\"offer\",\"sdp\":\"at " + due + " " + sdp
                                            + "\"}}");
                }
            });
        });
    }

    /** Nothing more is said; waits until nothing more is heard. */
    void quiet() {
        loop.call(() -> {
            loop.pace(null);
            after = () -> {};
            onAcknowledged = _ -> {};
            return true;
        });
        long before = -1;
        long now = loop.call(() -> delivered);
        while (now != before) {
            before = now;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
            now = loop.call(() -> delivered);
        }
    }

    @Override
    public void close() {
        loop.call(() -> {
            rooms.forEach(room -> room.forEach(Line::close));
            return true;
        });
    }
}
