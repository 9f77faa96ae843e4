package io.videoconf.commandline;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command runs: its streams, its environment, and the folder that keeps credentials.
 *
 * @param in what is read where there is no terminal
 * @param out what the command is for
 * @param err what else there is to say
 * @param environment VIDEOCONF_URL and VIDEOCONF_API_KEY are looked for
 * @param folder the user's configuration of VideoConf
 */
public record Surroundings(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Path folder) {

    /** Those of this process. */
    static Surroundings ofThisProcess(PrintStream out, PrintStream err) {
        Map<String, String> environment = System.getenv();
        String configured = environment.get("XDG_CONFIG_HOME");
        Path home = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(configured);
        return new Surroundings(System.in, out, err, environment, home.resolve("videoconf"));
    }
}
