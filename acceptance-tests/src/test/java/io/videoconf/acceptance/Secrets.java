package io.videoconf.acceptance;

import io.videoconf.acceptance.ApiDescription.Operation;
import io.videoconf.demo.Person;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What no log tells, and no answer but the one that makes it. */
final class Secrets {
    private static final String KEYS = "vck_[A-Za-z0-9_-]{20,}|whsec_[A-Za-z0-9+/=_-]{24,}";
    private static final String TOKENS = "eyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+\\.";
    private static final Pattern NEVER = Pattern.compile(Generator.SECRET + "|\\$argon2");
    private static final Pattern KEY = Pattern.compile(KEYS);
    private static final Pattern TOKEN = Pattern.compile(TOKENS);
    private static final Set<String> MAKE_KEYS = Set.of("createApiKey", "createWebhook", "rotateWebhookSecret");
    private static final Set<String> MAKE_TOKENS = Set.of("logIn", "refreshSession", "enterAsGuest");

    /** Passwords and refresh tokens of people, which have no shape of their own. */
    private final Set<String> words = ConcurrentHashMap.newKeySet();

    /** Their password and their refresh token are secrets as well. */
    void of(Cast cast) {
        cast.people().forEach(this::of);
    }

    private void of(Person person) {
        words.add(person.password());
        words.add(person.refreshToken());
    }

    /** Whether an answer tells one that it did not make. */
    boolean areTold(Operation by, String answer) {
        return NEVER.matcher(answer).find()
                || words.stream().anyMatch(answer::contains)
                || (!MAKE_KEYS.contains(by.id()) && KEY.matcher(answer).find())
                || (!MAKE_TOKENS.contains(by.id()) && TOKEN.matcher(answer).find());
    }

    /** Whether a line of the log tells one. */
    boolean areTold(String line) {
        return NEVER.matcher(line).find()
                || KEY.matcher(line).find()
                || TOKEN.matcher(line).find()
                || words.stream().anyMatch(line::contains);
    }
}
