package io.videoconf.command.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A real mail server, and everybody's letters on it. */
final class Mailbox implements AutoCloseable {
    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    Mailbox() {
        server.start();
    }

    /** What a command side is told so that its letters would come here, and not that it is to send any. */
    String[] settings() {
        return new String[] {
            "--videoconf.notices.mail.host=127.0.0.1",
            "--videoconf.notices.mail.port=" + server.getSmtp().getPort(),
            "--videoconf.notices.mail.tls=none",
            "--videoconf.notices.mail.from=meetings@example.net",
            "--videoconf.notices.mail.public-url=https://meet.example.com",
            "--videoconf.notices.mail.look=20ms"
        };
    }

    /** What it is told so that they do come. */
    String[] enabled() {
        return Stream.concat(Stream.of("--videoconf.notices.mail.enabled=true"), Arrays.stream(settings()))
                .toArray(String[]::new);
    }

    List<MimeMessage> all() {
        return List.of(server.getReceivedMessages());
    }

    List<MimeMessage> to(String address) {
        return all().stream()
                .filter(letter -> recipients(letter).contains(address))
                .toList();
    }

    /** Subjects of what came to an address, in order. */
    List<String> subjects(String address) {
        return to(address).stream().map(Mailbox::subject).toList();
    }

    private static String recipients(MimeMessage letter) {
        try {
            return Arrays.toString(letter.getAllRecipients());
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
