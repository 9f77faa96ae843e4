package io.videoconf.commandline;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/** What every command takes that asks a server, and how it tells what it was answered. */
final class Asking {
    private static final String LOCAL = "http://127.0.0.1:8080";
    private static final int LARGEST_PAGE = 100;

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "where VideoConf is: by default where you logged in, or VIDEOCONF_URL, or " + LOCAL)
    private @Nullable String url;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print what the server answers, as JSON")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** Where to log in. */
    String address(Surroundings around) {
        String named = url == null ? around.environment().get("VIDEOCONF_URL") : url;
        return named == null || named.isBlank() ? LOCAL : named;
    }

    /** A caller with an API key of the environment, or else with the tokens of who logged in. */
    Api api(Surroundings around) {
        String key = around.environment().get("VIDEOCONF_API_KEY");
        if (key != null && !key.isBlank()) {
            return new Api(address(around), new Api.Keys() {
                @Override
                public Optional<String> token() {
                    return Optional.of(key);
                }

                @Override
                public Optional<String> renew(Api api, String refused) {
                    return Optional.empty();
                }
            });
        }
        CredentialsFile file = new CredentialsFile(around.folder());
        Credentials kept = read(file)
                .orElseThrow(() -> new Failure("NOT_LOGGED_IN", "Nobody is logged in. Log in with: ./videoconf login"));
        String wanted = url == null ? around.environment().get("VIDEOCONF_URL") : url;
        String at = wanted == null || wanted.isBlank() ? kept.url() : wanted;
        if (!same(at, kept.url())) {
            // A token is shown to the server that gave it, and to nobody else.
            throw new Failure("NOT_LOGGED_IN", "You are logged in at " + kept.url() + ", not at " + at + ".");
        }
        return new Api(at, new LoggedIn(file));
    }

    /** As JSON where that is wanted, as a table or text otherwise. */
    void tell(Surroundings around, JsonNode answer, Runnable otherwise) {
        if (json) {
            around.out().println(Wire.pretty(answer));
        } else {
            otherwise.run();
        }
    }

    /** The rows of a list, page by page, up to a number of them. */
    static JsonNode list(Api api, String path, String noun, Map<String, String> parameters, int most) {
        return list(api, path, noun, parameters, Math.clamp(most, 1, LARGEST_PAGE), most, _ -> true);
    }

    /** Those rows of a list that are wanted, up to a number of them, however many others are between. */
    static JsonNode wanted(Api api, String path, String noun, int most, Predicate<JsonNode> wanted) {
        return list(api, path, noun, Map.of(), LARGEST_PAGE, most, wanted);
    }

    private static JsonNode list(
            Api api,
            String path,
            String noun,
            Map<String, String> parameters,
            int pageSize,
            int most,
            Predicate<JsonNode> wanted) {
        var all = Wire.object().putArray(noun);
        var query = new LinkedHashMap<>(parameters);
        query.put("limit", String.valueOf(pageSize));
        while (true) {
            JsonNode page = api.get(path + Api.query(query));
            page.path(noun)
                    .valueStream()
                    .filter(wanted)
                    .limit(Math.max(most - all.size(), 0))
                    .forEach(all::add);
            String next = page.path("next_cursor").asString("");
            if (all.size() >= most || !page.path("has_more").asBoolean(false) || next.isEmpty()) {
                return Wire.object().set(noun, all);
            }
            query.put("cursor", next);
        }
    }

    private static Optional<Credentials> read(CredentialsFile file) {
        try {
            return file.read();
        } catch (IOException e) {
            throw new Failure("CREDENTIALS", "The credentials cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean same(String one, String other) {
        return one.replaceAll("/+$", "").equals(other.replaceAll("/+$", ""));
    }
}
