package io.videoconf.commandline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "meetings",
        description = "Lists your meetings; its subcommands show, make and change them.",
        mixinStandardHelpOptions = true,
        version = VideoConfCommand.VERSION)
final class MeetingsCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private Asking asking = new Asking();

    @Option(names = "--status", paramLabel = "STATUS", description = "only those: ${COMPLETION-CANDIDATES}")
    private @Nullable Status status;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "how many at most (${DEFAULT-VALUE})",
            defaultValue = "50")
    private int limit = 50;

    /** As the contract spells them. */
    enum Status {
        scheduled,
        active,
        ended,
        cancelled
    }

    MeetingsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Map<String, String> query = new LinkedHashMap<>();
        if (status != null) {
            query.put("status", status.name());
        }
        JsonNode answer = Asking.list(asking.api(around), "/users/me/meetings", "meetings", query, limit);
        asking.tell(around, answer, () -> {
            Table table = new Table("ID", "STATUS", "ROLE", "PEOPLE", "STARTS", "TITLE");
            answer.path("meetings")
                    .forEach(it -> table.row(
                            Table.cell(it, "meeting_id"),
                            Table.cell(it, "status"),
                            Table.cell(it, "role"),
                            Table.cell(it, "participant_count"),
                            Table.time(it, "scheduled_start_time"),
                            Table.cell(it, "title")));
            table.print(around.out());
        });
        return 0;
    }

    @Command(
            description = "Shows one meeting, and who is in it.",
            mixinStandardHelpOptions = true,
            version = VideoConfCommand.VERSION)
    int show(
            @Parameters(paramLabel = "MEETING", description = "its id") String id,
            @Option(names = "--as-of-sequence", paramLabel = "N", description = "as it was after this fact") @Nullable
                    Long sequence) {
        String query = sequence == null ? "" : "?as_of_sequence=" + sequence;
        JsonNode meeting = asking.api(around).get("/meetings/" + Api.part(id) + query);
        asking.tell(around, meeting, () -> show(meeting));
        return 0;
    }

    @Command(
            description = "Schedules a meeting; without --start it begins at once.",
            mixinStandardHelpOptions = true,
            version = VideoConfCommand.VERSION)
    int create(
            @Parameters(paramLabel = "TITLE", description = "what it is about") String title,
            @Option(names = "--start", paramLabel = "TIME", description = "such as 2030-01-15T10:00:00Z") @Nullable
                    String start,
            @Option(names = "--waiting-room", description = "people wait until they are let in") boolean waitingRoom) {
        var body = Wire.object().put("title", title);
        if (start != null) {
            body.put("scheduled_start_time", start);
        }
        if (waitingRoom) {
            body.putObject("settings").put("waiting_room_enabled", true);
        }
        JsonNode made = asking.api(around).post("/meetings", body);
        asking.tell(
                around,
                made,
                () -> around.out()
                        .println(Table.cell(made, "meeting_id") + "  " + Table.cell(made, "meeting_number") + "  "
                                + Table.clean(Table.cell(made, "join_url"))));
        return 0;
    }

    @Command(
            description = "Starts a scheduled meeting.",
            mixinStandardHelpOptions = true,
            version = VideoConfCommand.VERSION)
    int start(@Parameters(paramLabel = "MEETING", description = "its id") String id) {
        return change(id, "/start");
    }

    @Command(
            description = "Ends a meeting for everybody.",
            mixinStandardHelpOptions = true,
            version = VideoConfCommand.VERSION)
    int end(@Parameters(paramLabel = "MEETING", description = "its id") String id) {
        return change(id, "/end");
    }

    @Command(
            description = "Cancels a meeting that has not begun.",
            mixinStandardHelpOptions = true,
            version = VideoConfCommand.VERSION)
    int cancel(@Parameters(paramLabel = "MEETING", description = "its id") String id) {
        asking.api(around).delete("/meetings/" + Api.part(id));
        asking.tell(
                around,
                Wire.object().put("meeting_id", id).put("status", "cancelled"),
                () -> around.out().println("cancelled"));
        return 0;
    }

    private int change(String id, String what) {
        JsonNode meeting = asking.api(around).post("/meetings/" + Api.part(id) + what, null);
        asking.tell(around, meeting, () -> around.out().println(Table.cell(meeting, "status")));
        return 0;
    }

    private void show(JsonNode meeting) {
        around.out()
                .println(Table.clean(Table.cell(meeting, "title")) + "  (" + Table.cell(meeting, "meeting_number")
                        + ")");
        for (String field : new String[] {
            "status",
            "scheduled_start_time",
            "actual_start_time",
            "actual_end_time",
            "end_cause",
            "locked",
            "join_url",
            "sequence"
        }) {
            String value = Table.clean(Table.time(meeting, field));
            if (!value.equals("-")) {
                around.out().printf("  %-21s %s%n", field.replace('_', ' '), value);
            }
        }
        Table people = new Table("PARTICIPANT", "ROLE", "STATUS", "NAME");
        meeting.path("participants")
                .forEach(it -> people.row(
                        Table.cell(it, "participant_id"),
                        Table.cell(it, "role"),
                        Table.cell(it, "status"),
                        Table.cell(it, it.path("display_name").isNull() ? "email" : "display_name")));
        people.print(around.out());
    }
}
