package io.videoconf.commandline;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of {@code ./videoconf} that ask a running server something. Exit codes: 0 done, 1 not done, 2 not understood; more where a command says so. */
@Command(
        name = "videoconf",
        description = "Asks a running VideoConf. Log in first, or set VIDEOCONF_API_KEY.",
        mixinStandardHelpOptions = true,
        version = VideoConfCommand.VERSION)
public final class VideoConfCommand implements Runnable {
    static final String VERSION = "videoconf 0.1.0";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VideoConfCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? See videoconf --help");
    }

    /** Runs one command of this process. */
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(arguments, Surroundings.ofThisProcess(out, err)));
    }

    /**
     * Runs one command.
     *
     * @return the exit code
     */
    public static int run(String[] arguments, Surroundings around) {
        return line(around).execute(arguments);
    }

    static CommandLine line(Surroundings around) {
        CommandLine line = new CommandLine(new VideoConfCommand())
                .addSubcommand(new LoginCommand(around))
                .addSubcommand(new LogoutCommand(around))
                .addSubcommand(new MeetingsCommand(around))
                .addSubcommand(new RecordingsCommand(around))
                .addSubcommand(new HistoryCommand(around))
                .addSubcommand(new WatchCommand(around))
                .addSubcommand(new RebuildCommand(around))
                .addSubcommand(new WhatIfCommand(around))
                .addSubcommand(new CompletionCommand(around));
        line.setOut(new PrintWriter(around.out(), true));
        line.setErr(new PrintWriter(around.err(), true));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Failure told) {
                around.err().println("videoconf: " + told.told());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        return line;
    }
}
