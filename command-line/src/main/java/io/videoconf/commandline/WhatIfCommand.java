package io.videoconf.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "what-if",
        description = {
            "Plays meetings of the past under another policy, and tells what would have been otherwise. Nothing is written but what for. For the role"
                    + " compliance, and the meetings of its organisation that are over, the last first.",
            "",
            "The file is JSON; all of it may be left out:",
            "  {\"settings\": {\"host_grace_seconds\": 120, \"host_absent_policy\": \"end_after\", \"host_absent_end_after_minutes\": 5,",
            "                \"tenant_members_may_succeed\": true, \"waiting_room_enabled\": true, \"time_limit_minutes\": 45},",
            "   \"account_type\": \"basic\", \"admit_after_seconds\": 30, \"retention\": {\"chat\": {\"keep_for\": \"P30D\"}}}",
            "",
            "What people and networks did is taken as it is recorded: who came, who lost the connection and came back, who admitted whom. What follows"
                    + " from that is decided anew, by the same rules as then. It cannot be told what people would have done instead: whoever would"
                    + " have had to wait is let in after admit_after_seconds, or never; whoever was refused and would not be is counted and played no"
                    + " further; a meeting that would not have ended goes on to what is recorded last. Calls to the API are no facts, so of a tier"
                    + " only its time limit and its meetings an hour are tried. A meeting that does not come to what is recorded with its own policy"
                    + " is marked as not faithful."
        },
        mixinStandardHelpOptions = true,
        version = VideoConfCommand.VERSION)
final class WhatIfCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private Asking asking = new Asking();

    @Option(names = "--policy", required = true, paramLabel = "FILE", description = "the policy to try, as JSON")
    private Path policy = Path.of("");

    @Option(names = "--from", paramLabel = "TIME", description = "only meetings that were over at this time or later")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "only meetings that were over before this time")
    private @Nullable String to;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "how many meetings at most, up to 1000 (${DEFAULT-VALUE})",
            defaultValue = "100")
    private int limit = 100;

    @Option(
            names = "--purpose",
            required = true,
            paramLabel = "WORDS",
            description = "what it is tried for, which is kept in the audit")
    private String purpose = "";

    WhatIfCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        PolicyFile file = PolicyFile.of(policy.toString(), read());
        ObjectNode request = Wire.object();
        request.set("policy", file.content());
        request.put("limit", limit);
        if (from != null) {
            request.put("from", from);
        }
        if (to != null) {
            request.put("to", to);
        }
        JsonNode report;
        try {
            report = asking.api(around).readingFor(purpose).post("/what-if", request);
        } catch (Failure failure) {
            throw failure.code().equals("VALIDATION_FAILED") ? file.placed(failure) : failure;
        }
        asking.tell(around, report, () -> print(report));
        return 0;
    }

    private String read() {
        try {
            return Files.readString(policy);
        } catch (IOException e) {
            throw new Failure("POLICY", "The policy " + policy + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void print(JsonNode report) {
        report.path("meetings").forEach(meeting -> {
            boolean faithful = meeting.path("faithful").asBoolean(true);
            if (!meeting.path("differences").isEmpty() || !faithful) {
                around.out()
                        .println(
                                Table.cell(meeting, "meeting_id") + "  made " + Table.time(meeting, "created_at")
                                        + (faithful
                                                ? ""
                                                : "  (not faithful: it does not come to what is recorded with its own policy)"));
                meeting.path("differences").forEach(it -> around.out().println("  " + Table.clean(it.asString(""))));
            }
        });
        JsonNode totals = report.path("totals");
        around.out()
                .println(Table.cell(totals, "differing") + " of " + Table.cell(totals, "meetings")
                        + " meetings would have been otherwise"
                        + (report.path("has_more").asBoolean(false) ? "; there are more" : ""));
        Table table = new Table("ALL TOGETHER", "WAS", "WOULD BE");
        totals.properties().forEach(total -> {
            if (total.getValue().isObject()) {
                table.row(
                        total.getKey().replace('_', ' '),
                        Table.cell(total.getValue(), "recorded"),
                        Table.cell(total.getValue(), "tried"));
            } else if (!total.getKey().equals("meetings") && !total.getKey().equals("differing")) {
                table.row(total.getKey().replace('_', ' '), "", total.getValue().asString(""));
            }
        });
        table.print(around.out());
    }
}
