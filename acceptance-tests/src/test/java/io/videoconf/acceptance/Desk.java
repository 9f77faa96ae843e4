package io.videoconf.acceptance;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Somebody who writes over REST until the server is gone, and sits down again after the next start. */
final class Desk {
    private final String name;
    private final Random random;
    private final List<Person> accounts = new ArrayList<>();
    private final List<String> meetings = new ArrayList<>();
    private final List<String> running = new ArrayList<>();
    private int written;

    Desk(String name, Random random, RestClient rest) {
        this.name = name;
        this.random = random;
        accounts.add(Person.register(rest, name));
    }

    List<Person> accounts() {
        return accounts;
    }

    /** Writes until the connection breaks. */
    void work(RestClient rest, Ledger ledger) {
        while (!Thread.currentThread().isInterrupted()) {
            Write write = next();
            try {
                Answer answer = write.send(rest);
                if (answer.status() == 429) {
                    accounts.add(Person.register(rest, name)); // its quota is used up; that is no loss
                    meetings.clear();
                    running.clear();
                } else if (answer.status() == write.success()) {
                    if (write.about().isEmpty()) {
                        meetings.add(write.meeting(answer));
                        if (write.kind() == Write.Kind.INSTANT) {
                            running.add(write.meeting(answer));
                        }
                    }
                    ledger.acknowledge(write, answer);
                } else {
                    ledger.wrong(answer.toString());
                    return;
                }
            } catch (UncheckedIOException e) {
                ledger.doubt(write);
                return;
            }
        }
    }

    private Write next() {
        written++;
        String mark = name + " " + written;
        Write.Kind kind = meetings.size() < 2 ? Write.Kind.INSTANT : anyKind();
        boolean makes = kind == Write.Kind.SCHEDULE || kind == Write.Kind.INSTANT;
        // Only what runs is locked.
        boolean locks = kind == Write.Kind.LOCK || kind == Write.Kind.UNLOCK;
        List<String> among = locks ? running : meetings;
        String about = makes ? "" : among.get(random.nextInt(among.size()));
        return new Write(accounts.getLast(), kind, about, body(kind, mark), "key " + mark, mark);
    }

    private Write.Kind anyKind() {
        Write.Kind[] kinds = Write.Kind.values();
        return kinds[random.nextInt(kinds.length)];
    }

    private static JsonNode body(Write.Kind kind, String mark) {
        return switch (kind) {
            case SCHEDULE -> Meetings.tomorrow("scheduled by " + mark);
            case INSTANT -> Json.object("title", "instant by " + mark);
            case RENAME -> Json.object("title", "renamed by " + mark);
            case INVITE -> Json.object("emails", emails(mark));
            case LOCK, UNLOCK -> Json.object();
        };
    }

    static List<String> emails(String mark) {
        String local = mark.toLowerCase(Locale.ROOT).replace(' ', '.');
        return List.of(local + ".a@example.org", local + ".b@example.org", local + ".c@example.org");
    }
}
