package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** Where e-mail goes out, an address opens nothing for an account until its code came back. */
@DisabledIfEnvironmentVariable(
        named = "VIDEOCONF_URL",
        matches = ".+",
        disabledReason = "it needs a mail server of its own")
class EmailVerificationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern CODE = Pattern.compile("(?m)^(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}$");
    private static final String PASSWORD = "correct horse battery";
    private static final byte[] BYTES = "what was recorded".getBytes(StandardCharsets.UTF_8);

    private static GreenMail mailbox;
    private static Server server;

    @BeforeAll
    static void start() {
        mailbox = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        mailbox.start();
        server = Server.configured(
                "email-verification",
                Map.of(
                        "VIDEOCONF_NOTICES_MAIL_ENABLED", "true",
                        "VIDEOCONF_NOTICES_MAIL_HOST", "127.0.0.1",
                        "VIDEOCONF_NOTICES_MAIL_PORT",
                                Integer.toString(mailbox.getSmtp().getPort()),
                        "VIDEOCONF_NOTICES_MAIL_TLS", "none",
                        "VIDEOCONF_NOTICES_MAIL_FROM", "meetings@example.net",
                        "VIDEOCONF_NOTICES_MAIL_LOOK", "50ms"));
    }

    @AfterAll
    static void stop() {
        server.close();
        mailbox.stop();
    }

    @Test
    void whoRegistersSomebodyElsesAddressSeesNothingUntilItsCodeComesBack() {
        Person host = Person.register(server.rest(), "Rita");
        String address = "victim-" + UUID.randomUUID() + "@acme.example";
        Footage footage = shared(host, address);
        String meeting = meetingFor(host, address);
        Person stranger = account("Victor", address);
        assertThat(profile(stranger)).isFalse();
        assertSeesNothing(stranger, host, footage, meeting);

        String code = askedFor(stranger);

        assertSeesNothing(stranger, host, footage, meeting);
        Person other = account("Other", "other-" + UUID.randomUUID() + "@example.org");
        String others = askedFor(other);
        for (String wrong : List.of(others, code.replace(code.charAt(0), code.charAt(0) == '7' ? '8' : '7'))) {
            assertRefused(verify(stranger, wrong), 401, "INVALID_CREDENTIALS");
        }
        assertSeesNothing(stranger, host, footage, meeting);

        Answer verified = verify(stranger, code.toLowerCase(Locale.ROOT).replace("-", " "))
                .expect(200);

        assertThat(verified.body().path("email_verified").asBoolean()).isTrue();
        assertSeesAll(stranger, host, footage, meeting);
        verify(stranger, code).expect(200);
        assertThat(server.log()).doesNotContain(code).doesNotContain(others);
    }

    @Test
    void anotherAddressIsNotVerifiedAndOpensNothing() {
        Person host = Person.register(server.rest(), "Rolf");
        String own = "own-" + UUID.randomUUID() + "@example.org";
        String next = "next-" + UUID.randomUUID() + "@acme.example";
        Person person = account("Pia", own);
        verify(person, askedFor(person)).expect(200);
        Footage footage = shared(host, next);
        String meeting = meetingFor(host, next);
        assertRefused(change(person, next, "not the password"), 401, "INVALID_CREDENTIALS");

        Answer changed = change(person, next, PASSWORD).expect(200);

        assertThat(changed.body().path("email").asString()).isEqualTo(next);
        assertThat(changed.body().path("email_verified").asBoolean()).isFalse();
        // The old token says the old address.
        assertRefused(person.rest().get("/users/me"), 401, "INVALID_TOKEN");
        Person moved = Person.logIn(server.rest(), "Pia", next, PASSWORD);
        assertSeesNothing(moved, host, footage, meeting);

        Person operator = Operator.of(server.rest()).orElseThrow();
        String mark = "/admin/users/" + moved.userId() + "/email/verify";
        assertRefused(moved.rest().post(mark), 403, "INSUFFICIENT_PERMISSIONS");
        assertThat(operator.rest()
                        .post(mark)
                        .expect(200)
                        .body()
                        .path("email_verified")
                        .asBoolean())
                .isTrue();

        assertSeesAll(moved, host, footage, meeting);
        Person again = Person.logIn(server.rest(), "Pia", next, PASSWORD);
        assertSeesAll(again, host, footage, meeting);
    }

    private static void assertSeesNothing(Person person, Person host, Footage footage, String meeting) {
        RestClient rest = person.rest();
        assertRefused(rest.get(footage.path()), 404, "RECORDING_NOT_FOUND");
        assertRefused(rest.get(footage.path() + "/download"), 404, "RECORDING_NOT_FOUND");
        assertRefused(rest.get(footage.path() + "/access?email=" + person.email()), 404, "RECORDING_NOT_FOUND");
        assertThat(rest.get("/recordings")
                        .expect(200)
                        .body()
                        .path("total_count")
                        .asInt())
                .isZero();
        Answer access = host.rest().get(footage.path() + "/access?email=" + person.email());
        assertThat(access.expect(200).body()).isEqualTo(Json.object("can_access", false, "reason", "unverified"));
        assertRefused(rest.get("/meetings/" + meeting), 404, "MEETING_NOT_FOUND");
        assertThat(rest.get("/users/me/meetings")
                        .expect(200)
                        .body()
                        .path("total_count")
                        .asInt())
                .isZero();
        Answer joined = rest.post("/meetings/" + meeting + "/join", Json.object("display_name", "Somebody"));
        assertRefused(joined, 403, "INSUFFICIENT_PERMISSIONS");
    }

    private static void assertSeesAll(Person person, Person host, Footage footage, String meeting) {
        RestClient rest = person.rest();
        rest.get(footage.path()).expect(200);
        assertThat(rest.get(footage.path() + "/download").status()).isEqualTo(302);
        assertThat(rest.get("/recordings")
                        .expect(200)
                        .body()
                        .path("total_count")
                        .asInt())
                .isEqualTo(1);
        Answer access = host.rest().get(footage.path() + "/access?email=" + person.email());
        assertThat(access.expect(200).body()).isEqualTo(Json.object("can_access", true, "reason", "shared"));
        rest.get("/meetings/" + meeting).expect(200);
        rest.post("/meetings/" + meeting + "/join", Json.object("display_name", person.name()))
                .expect(200);
    }

    private static Footage shared(Person host, String address) {
        String meeting = Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
        Footage footage = Footage.stopped(host, meeting, false);
        footage.send(1, BYTES);
        footage.complete().expect(200);
        footage.settled();
        footage.share(address);
        return footage;
    }

    /** It runs, is for the address's domain, and invites it. */
    private static String meetingFor(Person host, String address) {
        String domain = address.substring(address.indexOf('@') + 1);
        String meeting = Meetings.schedule(
                host, Json.object("title", "Ours", "settings", Json.object("allowed_domains", List.of(domain))));
        host.rest()
                .post("/meetings/" + meeting + "/participants", Json.object("emails", List.of(address)))
                .expect(201);
        return meeting;
    }

    private static Person account(String name, String email) {
        server.rest()
                .post("/auth/register", Json.object("email", email, "password", PASSWORD, "display_name", name))
                .expect(201);
        return Person.logIn(server.rest(), name, email, PASSWORD);
    }

    private static boolean profile(Person person) {
        return person.rest()
                .get("/users/me")
                .expect(200)
                .body()
                .path("email_verified")
                .asBoolean(true);
    }

    private static Answer verify(Person person, String code) {
        return person.rest().post("/users/me/email/verify", Json.object("code", code));
    }

    private static Answer change(Person person, String email, String password) {
        return person.rest().post("/users/me/email", Json.object("email", email, "current_password", password));
    }

    /** Asks for a code, and finds it where it was sent, and nowhere else. */
    private static String askedFor(Person person) {
        Answer asked = person.rest().post("/users/me/email/verification").expect(202);
        assertRefused(person.rest().post("/users/me/email/verification"), 429, "RATE_LIMIT_EXCEEDED");
        await().atMost(PATIENCE).until(() -> !codesTo(person.email()).isEmpty());
        String code = codesTo(person.email()).getLast();
        assertThat(asked.text()).doesNotContain(code);
        return code;
    }

    private static List<String> codesTo(String address) {
        return Arrays.stream(mailbox.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .flatMap(message -> CODE.matcher(text(message)).results().map(java.util.regex.MatchResult::group))
                .toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Arrays.toString(message.getAllRecipients()).contains(address);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage message) {
        try {
            return ((Multipart) message.getContent())
                    .getBodyPart(0)
                    .getContent()
                    .toString();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
