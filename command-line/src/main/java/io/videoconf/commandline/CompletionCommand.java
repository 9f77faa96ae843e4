package io.videoconf.commandline;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

@Command(
        name = "completion",
        description = {"Prints completion for bash and zsh. Use it with:", "  source <(./videoconf completion)"},
        mixinStandardHelpOptions = true,
        version = VideoConfCommand.VERSION)
final class CompletionCommand implements Callable<Integer> {
    /** The script's own commands, separated by spaces; it names them when it calls us. */
    private static final String OTHERS = "videoconf.script.commands";

    private final Surroundings around;

    CompletionCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        CommandLine line = VideoConfCommand.line(around);
        for (String other : System.getProperty(OTHERS, "").split(" ")) {
            if (!other.isBlank() && !line.getSubcommands().containsKey(other)) {
                line.addSubcommand(other, CommandSpec.create());
            }
        }
        around.out().println(AutoComplete.bash("videoconf", line));
        return 0;
    }
}
