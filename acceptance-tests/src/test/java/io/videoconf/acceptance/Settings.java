package io.videoconf.acceptance;

import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What the build tells the scenarios; each can be given by hand as a system property too. */
final class Settings {
    private Settings() {}

    static Path jar() {
        return Path.of(property("videoconf.jar").orElse("../all-in-one/target/all-in-one-0.1.0-SNAPSHOT-exec.jar"));
    }

    static Path demoJar() {
        return Path.of(property("videoconf.demo.jar").orElse("../demo/target/demo-0.1.0-SNAPSHOT-exec.jar"));
    }

    /** The launcher in the root of the repository. */
    static Path script() {
        return Path.of(property("videoconf.script").orElse("../videoconf"))
                .toAbsolutePath()
                .normalize();
    }

    /** Where logs and data of the servers go. */
    static Path target() {
        return Path.of(property("videoconf.target").orElse("target")).toAbsolutePath();
    }

    static int crashes() {
        return property("videoconf.crashes").map(Integer::parseInt).orElse(20);
    }

    /** The seed of everything random in a scenario: as given, or drawn. Whoever takes it prints it. */
    static long seed() {
        return property("videoconf.seed")
                .map(Long::parseLong)
                .orElseGet(() -> RandomGenerator.getDefault().nextLong(1_000_000));
    }

    /** A server that runs already, to be used instead of one of our own. */
    static Optional<String> runningServer() {
        return Optional.ofNullable(System.getenv("VIDEOCONF_URL")).filter(url -> !url.isBlank());
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }
}
