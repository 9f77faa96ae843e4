package io.videoconf.allinone;

import io.videoconf.allinone.stores.EmbeddedStores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Says on standard output that requests are served and where, in a last line that programs may wait for. On a fresh
 * data folder it says before who can log in, this once.
 */
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {
    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        String host = environment.getRequiredProperty("server.address");
        String shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        URI address = URI.create("http://" + shown + ":" + environment.getRequiredProperty("local.server.port"));
        if (event.getApplicationContext().getBean(EmbeddedStores.class).fresh()) {
            tellDemoAccounts(address);
        }
        System.out.println("""

            API         %1$s/api/v1
            API pages   %1$s/docs
            try next    ./videoconf demo --url %1$s
            """.formatted(address));
        String legacy = environment.getProperty("local.legacy.port");
        if (legacy != null) {
            System.out.println("older clients   http://"
                    + environment.getProperty("videoconf.edge.legacy.address", "127.0.0.1") + ":" + legacy + "/api");
        }
        System.out.println("ready " + address);
        tellLauncher(address);
    }

    /** The launcher waits for this file before it does anything else that costs. */
    private static void tellLauncher(URI address) {
        String file = System.getProperty("videoconf.ready.file");
        if (file == null) {
            return;
        }
        try {
            Files.writeString(Path.of(file), address + "\n");
        } catch (IOException e) {
            System.err.println("videoconf: the launcher could not be told: " + e.getMessage());
        }
    }

    private static void tellDemoAccounts(URI address) {
        try {
            System.out.println();
            System.out.println("Two accounts to begin with; their passwords are shown this once and kept nowhere:");
            DemoAccounts.register(address)
                    .forEach(account -> System.out.println("  " + account.email() + "  " + account.password()));
        } catch (IOException e) {
            System.out.println("  not made: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
