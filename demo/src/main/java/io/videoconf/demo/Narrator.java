package io.videoconf.demo;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/**
 * Tells the story, a line at a time, and stops it where a promise is broken.
 */
final class Narrator {
    private final PrintStream out;
    private int chapter;
    private int promises;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        chapter++;
        out.printf("%n%d. %s%n", chapter, title);
    }

    void tell(String line) {
        out.println("   " + line);
    }

    /** Something that came over a socket: who saw it, its number in the log, its name. */
    void saw(Person who, Received event, String meaning) {
        promises++;
        String number = event.sequence() > 0 ? "#" + event.sequence() : "";
        out.printf("     %4s  %s sees %s: %s%n", number, who, event.name(), meaning);
    }

    /** One line of a list. */
    void row(String line) {
        out.println("     " + line);
    }

    /** Goes on only when the promise was kept. */
    void held(boolean kept, String promise, JsonNode evidence) {
        promises++;
        if (!kept) {
            throw new StoryBroken("not so: " + promise + "; the server said " + evidence);
        }
    }

    int promises() {
        return promises;
    }
}
