package io.videoconf.commandline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "watch",
        description = {
            "The log of a meeting as it goes on, until the meeting is over or you press Ctrl-C.",
            "A cut is mended: nothing is missed, nothing comes twice. With --json each fact is one line."
        },
        mixinStandardHelpOptions = true,
        version = VideoConfCommand.VERSION)
final class WatchCommand implements Callable<Integer> {
    private static final Set<String> OVER = Set.of("ended", "cancelled");
    private static final int MOST_FAILURES = 10;
    private final Surroundings around;

    @Mixin
    private Asking asking = new Asking();

    @Parameters(paramLabel = "MEETING", description = "its id")
    private String meeting = "";

    @Option(
            names = "--after",
            paramLabel = "N",
            description = "only what comes after this sequence (${DEFAULT-VALUE})",
            defaultValue = "0")
    private long after;

    private final People people = new People();

    WatchCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Api api = asking.api(around);
        String path = "/meetings/" + Api.part(meeting);
        for (int failures = 0; ; ) {
            long before = after;
            try (InputStream stream = api.stream(path + "/events", after).body()) {
                read(stream);
                // A stream ends in good order with the meeting, or with its token: then it is taken up with
                // a fresh one.
                JsonNode now = api.get(path);
                if (OVER.contains(now.path("status").asString(""))
                        && now.path("sequence").asLong(0) <= after) {
                    return 0;
                }
                failures = after > before ? 0 : failures + 1;
            } catch (IOException e) {
                failures = after > before ? 1 : failures + 1;
            } catch (Failure e) {
                failures++;
                if (!e.code().equals("CONNECTION_FAILED") || failures > MOST_FAILURES) {
                    throw e;
                }
            }
            if (OVER.contains(ended(api, path)) && failures > 1) {
                return 0;
            }
            Api.pause(Math.min(failures, 5));
        }
    }

    /** What became of it, where some facts are not for this reader's eyes and the last number is never seen. */
    private static String ended(Api api, String path) {
        try {
            return api.get(path).path("status").asString("");
        } catch (Failure e) {
            return "";
        }
    }

    private void read(InputStream stream) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            } else if (line.isEmpty() && !data.isEmpty()) {
                tell(Wire.read(data.toString()));
                data.setLength(0);
            }
        }
    }

    private void tell(JsonNode fact) {
        long sequence = fact.path("sequence").asLong(0);
        if (sequence <= after) {
            return;
        }
        after = sequence;
        String who = people.hear(fact);
        if (asking.isJson()) {
            around.out().println(Wire.line(fact));
        } else {
            String time = Table.time(fact, "timestamp").replaceFirst("^.*T", "");
            String type = Table.clean(Table.cell(fact, "type"));
            around.out()
                    .println("%s %5d  %-28s %-18s %s"
                            .formatted(time, sequence, type, Table.clean(who), Table.clean(People.detail(fact)))
                            .stripTrailing());
        }
    }
}
