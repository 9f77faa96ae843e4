package io.videoconf.bench;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** Every client sends chat messages by socket, each as soon as its last is acknowledged. */
final class Chatting implements Work {
    private static final String CHAT = "42/signaling,[\"chat_message_received\"";

    /** Begins a message that says when it was sent, in nanoseconds of this JVM, and by whom. */
    private static final String MARK = "bench:";

    private static final int SILENT = -1;

    private final List<Wire> senders = new ArrayList<>();
    private final List<Wire> listeners = new ArrayList<>();
    private final Recorder delivered = new Recorder(3);
    private @Nullable Histogram recycled;

    private Chatting() {}

    /** Each in a meeting of its own, with one other who listens. */
    static Chatting apart(People people, int clients) {
        Chatting made = new Chatting();
        for (int i = 0; i < clients; i++) {
            String meeting = people.meeting(i);
            made.senders.add(made.join(people, i, meeting, i));
            made.listeners.add(made.join(people, clients + i, meeting, SILENT));
        }
        return made;
    }

    /** All in one meeting: each message goes to all. */
    static Chatting together(People people, int clients) {
        Chatting made = new Chatting();
        String meeting = people.meeting(0);
        for (int i = 0; i < clients; i++) {
            made.senders.add(made.join(people, i, meeting, i));
        }
        return made;
    }

    private Wire join(People people, int person, String meeting, int sender) {
        return people.join(person, meeting, packet -> heard(packet, sender));
    }

    private void heard(String packet, int hearer) {
        long now = System.nanoTime();
        if (!packet.startsWith(CHAT)) {
            return;
        }
        int mark = packet.indexOf(MARK) + MARK.length();
        int colon = packet.indexOf(':', mark);
        int end = packet.indexOf(' ', colon);
        if (Integer.parseInt(packet, colon + 1, end, 10) != hearer) {
            delivered.recordValue(Math.max(1, now - Long.parseLong(packet, mark, colon, 10)));
        }
    }

    @Override
    public int clients() {
        return senders.size();
    }

    @Override
    public boolean once(int client) {
        String words = MARK + System.nanoTime() + ":" + client + " Shall we begin with the second point?";
        String answer = senders.get(client)
                .call("send_chat_message", "{\"message\":{\"type\":\"text\",\"content\":\"" + words + "\"}}");
        return Wire.isSuccess(answer);
    }

    @Override
    public Histogram deliveries() {
        recycled = delivered.getIntervalHistogram(recycled);
        return recycled.copy();
    }

    @Override
    public void close() {
        senders.forEach(Wire::close);
        listeners.forEach(Wire::close);
    }
}
