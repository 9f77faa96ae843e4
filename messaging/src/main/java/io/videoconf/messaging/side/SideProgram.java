package io.videoconf.messaging.side;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts one side as a process of its own. */
public final class SideProgram {
    /** Read by the framework before any configuration is: whoever starts a jar by hand must not have to know them. */
    private static final List<String> QUIET =
            List.of("axoniq.update-checker.disabled", "disable-axoniq-console-message");

    private SideProgram() {}

    /**
     * Runs a side until it is stopped. What every side begins with is in {@code side.properties} here, what this one
     * begins with in the properties file of its name beside it; everything can be set otherwise from outside.
     *
     * @param side the class with the main method
     * @param arguments Spring's
     */
    public static ConfigurableApplicationContext run(Class<?> side, String... arguments) {
        QUIET.forEach(name -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, "true");
            }
        });
        var application = new SpringApplication(side);
        application.setDefaultProperties(defaults(side));
        application.addListeners(new ReadyLine());
        return application.run(arguments);
    }

    /**
     * What a side begins with where nothing else is said: for whoever runs one in another way, and wants it to be the same.
     *
     * @param side the class with the main method
     */
    public static Properties defaults(Class<?> side) {
        Properties defaults = new Properties();
        load(defaults, SideProgram.class, "/io/videoconf/messaging/side.properties");
        load(defaults, side, side.getSimpleName() + ".properties");
        return defaults;
    }

    private static void load(Properties into, Class<?> beside, String name) {
        try (InputStream file = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            into.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
