package io.videoconf.commandline;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

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
        JsonNode all = Asking.list(asking.api(around).readingFor(purpose), path, "history", Map.of(), limit);
        ArrayNode shown = Wire.object().putArray("history");
        all.path("history").forEach(it -> {
            if (!refused || it.path("refused").asBoolean(false)) {
                shown.add(it);
            }
        });
        asking.tell(around, Wire.object().set("history", shown), () -> print(shown));
        return 0;
    }

    private void print(ArrayNode entries) {
        Table table = new Table("SEQ", "TIME", "WHAT", "REFUSED", "WHO", "DOOR", "REQUEST");
        entries.forEach(it -> table.row(
                Table.cell(it, "sequence"),
                Table.time(it, "timestamp"),
                Table.cell(it, "type"),
                it.path("refused").asBoolean(false) ? Table.cell(it, "code") + " " + Table.cell(it, "rule") : "",
                Table.cell(it.path("actor"), "kind") + " " + Table.cell(it.path("actor"), "user_id"),
                Table.cell(it, "door"),
                Table.cell(it, "request_id")));
        table.print(around.out());
    }
}
