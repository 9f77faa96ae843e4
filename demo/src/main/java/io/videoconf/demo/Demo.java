package io.videoconf.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * Plays a meeting with four made-up people against a running server, tells it as it happens, and ends with the history
 * that it left. The exit code is 0 only when everything that the story tells was so.
 */
public final class Demo {
    private static final String USAGE = "usage: demo [--url http://127.0.0.1:8080]";

    private Demo() {}

    /** Takes {@code --url}, the server's address; by default {@code http://127.0.0.1:8080}. */
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err)); // the sockets' threads would keep the JVM
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        URI url;
        try {
            url = url(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
        try {
            play(url, out);
            return 0;
        } catch (StoryBroken | SignalingRefused e) {
            err.println("The story broke: " + e.getMessage());
        } catch (UncheckedIOException e) {
            err.println(
                    e.getCause() instanceof ConnectException
                            ? "No server answers at " + url + ". Start one with: ./videoconf up"
                            : "The server broke off: " + e.getMessage());
        }
        return 1;
    }

    private static void play(URI url, PrintStream out) {
        Instant began = Instant.now();
        Narrator narrator = new Narrator(out);
        out.println("A meeting on " + url + ", played by real clients.");
        RestClient rest = new RestClient(url);
        narrator.chapter("Four people come by");
        Stage stage = Stage.set(narrator, rest);
        narrator.tell("Mara, Tomás, Aiko and Rufus have opened throw-away accounts and signed in.");
        String meetingId = new Preparation(stage).play();
        try (Conversation conversation = new Conversation(stage, meetingId)) {
            conversation.gather();
            conversation.talk();
            new Taping(stage, meetingId, conversation.host()).play();
            conversation.loseAndResume();
            conversation.end();
        }
        new Replay(stage, meetingId).play();
        out.printf(
                "%nThat was all of it: %d promises kept in %.1f s.%n",
                narrator.promises(), Duration.between(began, Instant.now()).toMillis() / 1000.0);
    }

    private static URI url(String[] arguments) {
        if (arguments.length == 0) {
            return URI.create("http://127.0.0.1:8080");
        }
        boolean one = arguments.length == 1 && arguments[0].startsWith("--url=");
        boolean two = arguments.length == 2 && arguments[0].equals("--url");
        if (!one && !two) {
            throw new IllegalArgumentException(USAGE);
        }
        URI url = URI.create(one ? arguments[0].substring("--url=".length()) : arguments[1]);
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("not an address: " + url + "\n" + USAGE);
        }
        return url;
    }
}
