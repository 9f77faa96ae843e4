package io.videoconf.commandline;

import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "rebuild",
        description = {
            "Makes a read model anew from the events while the old one answers, and compares both. For operators.",
            "Exit code 3: it is made anew, and differs from what it was."
        },
        mixinStandardHelpOptions = true,
        version = VideoConfCommand.VERSION)
final class RebuildCommand implements Callable<Integer> {
    private static final int DIFFERS = 3;
    private static final Set<String> UNDER_WAY = Set.of("running", "comparing");

    private final Surroundings around;

    @Mixin
    private Asking asking = new Asking();

    @Parameters(paramLabel = "VIEW", description = "its name, or all")
    private String view = "";

    RebuildCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Api api = asking.api(around);
        String path = "/admin/views/" + Api.part(view);
        api.post(path + "/rebuild", null);
        JsonNode found = api.get(path);
        for (String last = ""; isUnderWay(found); found = api.get(path)) {
            last = tell(found, last);
            Api.pause(1);
        }
        JsonNode done = found;
        asking.tell(around, done, () -> print(done));
        boolean failed =
                done.path("views").valueStream().anyMatch(each -> state(each).equals("failed"));
        boolean same = done.path("views")
                .valueStream()
                .allMatch(each -> each.path("rebuild").path("equal").asBoolean(false));
        return failed ? 1 : same ? 0 : DIFFERS;
    }

    private static String state(JsonNode each) {
        return each.path("rebuild").path("state").asString("");
    }

    private static boolean isUnderWay(JsonNode found) {
        return found.path("views").valueStream().anyMatch(each -> UNDER_WAY.contains(state(each)));
    }

    /** How far it is, on the other stream, so that what is piped away is the outcome alone. */
    private String tell(JsonNode found, String last) {
        JsonNode first = found.path("views").path(0).path("rebuild");
        String line = "%s, %d events, %d a second"
                .formatted(
                        first.path("state").asString(""),
                        first.path("events").asLong(),
                        first.path("events_per_second").asLong());
        if (!line.equals(last)) {
            around.err().println(line);
        }
        return line;
    }

    private void print(JsonNode found) {
        Table table = new Table("VIEW", "STATE", "EVENTS", "A SECOND", "AS BEFORE", "DIGEST");
        found.path("views").forEach(each -> {
            JsonNode rebuild = each.path("rebuild");
            table.row(
                    Table.cell(each, "name"),
                    Table.cell(rebuild, "state"),
                    Table.cell(rebuild, "events"),
                    Table.cell(rebuild, "events_per_second"),
                    rebuild.path("problem").isString()
                            ? Table.cell(rebuild, "problem")
                            : rebuild.path("equal").asBoolean(false) ? "yes" : "NO",
                    Table.cell(rebuild, "after"));
        });
        table.print(around.out());
    }
}
