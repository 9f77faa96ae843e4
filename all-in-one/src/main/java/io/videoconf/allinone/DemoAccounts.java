package io.videoconf.allinone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Two people to begin with, on a fresh data folder: registered over the API like everybody else, told once. */
final class DemoAccounts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> NAMES = List.of("Ada", "Grace");

    /**
     * Somebody who can log in.
     *
     * @param email to log in with
     * @param password random, shown once and kept nowhere but as a hash
     */
    record Account(String email, String password) {}

    private DemoAccounts() {}

    /**
     * Registers them.
     *
     * @param address the API's address
     * @throws IOException when the API does not take them
     */
    static List<Account> register(URI address) throws IOException, InterruptedException {
        List<Account> made = new ArrayList<>();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (String name : NAMES) {
                Account account = new Account(name.toLowerCase(java.util.Locale.ROOT) + "@demo.example", password());
                String body = "{\"email\":\"%s\",\"password\":\"%s\",\"display_name\":\"%s\"}"
                        .formatted(account.email(), account.password(), name);
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(address.resolve("/api/v1/auth/register"))
                                .timeout(PATIENCE)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 201) {
                    throw new IOException("the API answered " + answer.statusCode() + " to a demo account");
                }
                made.add(account);
            }
        }
        return made;
    }

    private static String password() {
        byte[] random = new byte[15];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
