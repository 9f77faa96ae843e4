package io.videoconf.command.notice.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A mail server that does to each message what a test wants: answers, or breaks the connection. */
final class SmtpListener implements AutoCloseable {
    /** What is answered to a whole message; empty to break the connection without an answer. */
    volatile Function<String, String> answer = _ -> "250 taken";

    /** Message-IDs of what was taken, each time that it was. */
    final List<String> taken = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;

    SmtpListener() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            say(client, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("DATA")) {
                    say(client, "354 go on");
                    String answer = this.answer.apply(message(in));
                    if (answer.isEmpty()) {
                        return;
                    }
                    say(client, answer);
                } else {
                    say(client, line.equals("QUIT") ? "221 bye" : "250 fine");
                }
            }
        } catch (IOException e) {
            return; // the client is gone
        }
    }

    /** Takes it, whatever is answered afterwards. */
    private String message(BufferedReader in) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Message-ID: ")) {
                id = line.substring("Message-ID: ".length()).strip();
            }
        }
        taken.add(id);
        return id;
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
