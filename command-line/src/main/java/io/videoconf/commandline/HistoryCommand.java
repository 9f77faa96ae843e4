package io.videoconf.commandline;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "history",
        description =
                "The audit view of a meeting: every fact and every refused command, with who, through which door.",
        mixinStandardHelpOptions = true,
        version = VideoConfCommand.VERSION)
final class HistoryCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private Asking asking = new Asking();

    @Parameters(paramLabel = "MEETING", description = "its id")
    private String meeting = "";

    @Option(names = "--refused", description = "only what was refused")
    private boolean refused;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "how many entries at most (${DEFAULT-VALUE})",
            defaultValue = "1000")
    private int limit = 1000;

    @Option(
            names = "--purpose",
            paramLabel = "WORDS",
            description = "what it is read for: said by who reads it as the compliance role, and kept in the audit")
    private @Nullable String purpose;

    HistoryCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        String path = "/meetings/" + Api.part(meeting) + "/history";
        Api api = asking.api(around).readingFor(purpose);
        JsonNode found = refused
                ? Asking.wanted(api, path, "history", limit, HistoryCommand::isRefused)
                : Asking.list(api, path, "history", Map.of(), limit);
        asking.tell(around, found, () -> print(found.path("history")));
        return 0;
    }

    private static boolean isRefused(JsonNode entry) {
        return entry.path("refused").asBoolean(false);
    }

    private void print(JsonNode entries) {
        Table table = new Table("SEQ", "TIME", "WHAT", "REFUSED", "WHO", "DOOR", "REQUEST");
        entries.forEach(it -> table.row(
                Table.cell(it, "sequence"),
                Table.time(it, "timestamp"),
                Table.cell(it, "type"),
                isRefused(it) ? Table.cell(it, "code") + " " + Table.cell(it, "rule") : "",
                Table.cell(it.path("actor"), "kind") + " " + Table.cell(it.path("actor"), "user_id"),
                Table.cell(it, "door"),
                Table.cell(it, "request_id")));
        table.print(around.out());
    }
}
