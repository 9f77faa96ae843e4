package io.videoconf.command.notice.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** One talk with the mail server, over one connection. */
final class SmtpTalk implements AutoCloseable {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private final Session session;
    private final Transport transport;
    private final MailSettings settings;

    private SmtpTalk(Session session, Transport transport, MailSettings settings) {
        this.session = session;
        this.transport = transport;
        this.settings = settings;
    }

    /**
     * Says hello, and who we are.
     *
     * @throws MessagingException when the server cannot be reached, or does not want us; it has no letter then
     */
    static SmtpTalk begin(MailSettings settings) throws MessagingException {
        Session session = Session.getInstance(properties(settings));
        Transport transport = session.getTransport("smtp");
        transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
        return new SmtpTalk(session, transport, settings);
    }

    /** What became of a letter. */
    sealed interface Outcome {
        /** The server said that it has it. */
        record Accepted() implements Outcome {}

        /** The server said that it will never take it. */
        record Refused(String why) implements Outcome {}

        /** The server said that it does not take it now. */
        record NotNow(String why) implements Outcome {}

        /** The server may have it: the connection broke before it answered. */
        record Unknown(String why) implements Outcome {}
    }

    /** Hands one letter over. */
    Outcome hand(Outbox.Taken taken) {
        try {
            MimeMessage message = message(taken);
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Accepted();
        } catch (MessagingException e) {
            int code = code(e);
            String why = code > 0 ? "answered " + code : e.getClass().getSimpleName();
            if (code >= 500 && code < 600) {
                return new Outcome.Refused(why);
            }
            return code >= 400 ? new Outcome.NotNow(why) : new Outcome.Unknown(why);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isOpen() {
        return transport.isConnected();
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // What was to be known is known: a QUIT that fails changes nothing.
            return;
        }
    }

    private MimeMessage message(Outbox.Taken taken) throws MessagingException, UnsupportedEncodingException {
        Letter letter = taken.letter();
        MimeMessage message = new Stamped(session, taken.messageId());
        message.setFrom(new InternetAddress(settings.sender(), settings.fromName(), UTF_8));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(taken.recipient()));
        String replyTo = letter.replyTo();
        if (replyTo != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(replyTo)});
        }
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(taken.createdAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(letter.text(), "text/plain; charset=UTF-8"));
        alternatives.addBodyPart(part(letter.html(), "text/html; charset=UTF-8"));
        String calendar = letter.calendar();
        if (calendar != null) {
            alternatives.addBodyPart(part(calendar, "text/calendar; charset=UTF-8; method=" + letter.method()));
        }
        message.setContent(alternatives);
        return message;
    }

    private static MimeBodyPart part(String content, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new jakarta.activation.DataHandler(
                new jakarta.mail.util.ByteArrayDataSource(content.getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** The server's last word in a chain of exceptions; 0 when it said none. */
    private static int code(MessagingException failure) {
        int found = 0;
        Exception each = failure;
        for (int i = 0; each != null && i < 10; i++) {
            int code =
                    switch (each) {
                        case SMTPAddressFailedException it -> it.getReturnCode();
                        case SMTPSendFailedException it -> it.getReturnCode();
                        default -> 0;
                    };
            // What it says of the address is more exact than what it says of the whole.
            found = code > 0 ? code : found;
            each = next(each);
        }
        return found;
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException it ? it.getNextException() : null;
    }

    private static Properties properties(MailSettings settings) {
        String millis = Long.toString(settings.timeout().toMillis());
        Properties all = new Properties();
        all.put("mail.smtp.connectiontimeout", millis);
        all.put("mail.smtp.timeout", millis);
        all.put("mail.smtp.writetimeout", millis);
        all.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
        all.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.tls()) {
            case NONE -> {}
            case STARTTLS -> {
                all.put("mail.smtp.starttls.enable", "true");
                all.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> all.put("mail.smtp.ssl.enable", "true");
        }
        return all;
    }

    /** A message whose Message-ID is ours, and the same at every attempt. */
    private static final class Stamped extends MimeMessage {
        private final String id;

        Stamped(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
