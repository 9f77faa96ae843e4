package io.videoconf.commandline;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "logout",
        description = "Ends the session on the server, and forgets its tokens.",
        mixinStandardHelpOptions = true,
        version = VideoConfCommand.VERSION)
final class LogoutCommand implements Callable<Integer> {
    private final Surroundings around;

    LogoutCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        var file = new CredentialsFile(around.folder());
        var kept = file.read();
        if (kept.isEmpty()) {
            around.out().println("Nobody was logged in.");
            return 0;
        }
        try {
            new Api(kept.get().url(), new LoggedIn(file)).post("/auth/logout", null);
        } catch (Failure e) {
            if (!e.code().equals("INVALID_TOKEN")) {
                around.err().println("videoconf: forgotten here, but not ended there: " + e.told());
            }
        }
        file.delete();
        around.out().println("Logged out.");
        return 0;
    }
}
