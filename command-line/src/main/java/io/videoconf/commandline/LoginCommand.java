package io.videoconf.commandline;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "login",
        description = {
            "Logs in, and keeps the tokens in your configuration folder, readable for you alone.",
            "The password is asked for at the terminal, or read from standard input; it is no argument, for arguments are seen by others."
        },
        mixinStandardHelpOptions = true,
        version = VideoConfCommand.VERSION)
final class LoginCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private Asking asking = new Asking();

    @Option(names = "--email", paramLabel = "EMAIL", description = "whose account; asked for where it is not given")
    private @Nullable String email;

    @Option(names = "--password-stdin", description = "read the password from standard input, to its first line end")
    private boolean fromInput;

    LoginCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        String address = asking.address(around);
        String who = email == null ? ask("E-mail: ") : email;
        var login = Wire.object().put("email", who).put("password", password());
        JsonNode session = new Api(address, new NoKeys()).open("/auth/login", login);
        var file = new CredentialsFile(around.folder());
        String access = session.path("access_token").asString("");
        String refresh = session.path("refresh_token").asString("");
        file.alone(_ -> {
            file.write(new Credentials(address, who, access, refresh));
            return who;
        });
        JsonNode person = session.path("user");
        asking.tell(
                around,
                person,
                () -> around.out()
                        .println("Logged in at " + address + " as " + Table.clean(Table.cell(person, "display_name"))
                                + "."));
        return 0;
    }

    private String password() throws IOException {
        Console console = System.console();
        if (!fromInput && console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Password: ");
            if (typed == null) {
                throw new Failure("NO_PASSWORD", "No password was given.");
            }
            return new String(typed);
        }
        return line("password");
    }

    private String ask(String question) throws IOException {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            String typed = console.readLine(question);
            if (typed != null && !typed.isBlank()) {
                return typed.strip();
            }
        }
        throw new Failure("NO_EMAIL", "Say whose account it is: --email EMAIL");
    }

    private String line(String what) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8));
        String read = reader.readLine();
        if (read == null || read.isEmpty()) {
            throw new Failure("NO_PASSWORD", "Standard input has no " + what + ".");
        }
        return read;
    }

    /** Who logs in has none yet. */
    private static final class NoKeys implements Api.Keys {
        @Override
        public java.util.Optional<String> token() {
            return java.util.Optional.empty();
        }

        @Override
        public java.util.Optional<String> renew(Api api, String refused) {
            return java.util.Optional.empty();
        }
    }
}
