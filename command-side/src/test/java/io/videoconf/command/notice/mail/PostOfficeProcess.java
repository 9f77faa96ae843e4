package io.videoconf.command.notice.mail;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A post office in a process of its own, to be killed. Arguments: database, port of the mail server. */
final class PostOfficeProcess {
    private PostOfficeProcess() {}

    public static void main(String[] arguments) {
        office(database(arguments[0]), settings(Integer.parseInt(arguments[1])), Clock.systemUTC())
                .run();
    }

    static PostOffice office(JdbcClient jdbc, MailSettings settings, Clock clock) {
        return new PostOffice(new Outbox(jdbc, settings, clock), () -> {}, settings, clock, new SimpleMeterRegistry());
    }

    static JdbcClient database(String url) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        return JdbcClient.create(database);
    }

    static MailSettings settings(int port) {
        return new MailSettings(
                true,
                "127.0.0.1",
                port,
                null,
                null,
                MailSettings.Tls.NONE,
                "meetings@example.net",
                "VideoConf",
                URI.create("https://meet.example.com"),
                Duration.ofMinutes(15),
                Duration.ofDays(1),
                Duration.ofDays(3),
                Duration.ofDays(7),
                Duration.ofSeconds(5),
                Duration.ofMillis(50));
    }
}
