package io.videoconf.acceptance;

import java.nio.file.Path;
import java.util.List;
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

    /** The program that checks exported histories. */
    static Path verifierJar() {
        return Path.of(property("videoconf.verify.jar").orElse("../verifier/target/videoconf-verify.jar"));
    }

    /** The executable jar of a module, as it is shipped. */
    static Path executable(String module) {
        String name = module + "-" + property("videoconf.version").orElse("0.1.0-SNAPSHOT") + "-exec.jar";
        return script().resolveSibling(module).resolve("target").resolve(name);
    }

    /** The program that starts stores for a try of the distributed deployment. */
    static Path storesProgram() {
        return script().resolveSibling("axonserver-config/Stores.java");
    }

    /** What everything of ours runs with. */
    static List<String> jvmArguments() {
        return List.of(property("videoconf.jvm.arguments")
                .orElse("--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow")
                .strip()
                .split("\\s+"));
    }

    /** Where an Axon Server runs, as host:port. */
    static Optional<String> axonServer() {
        return Optional.ofNullable(System.getenv("VIDEOCONF_AXON_SERVER")).filter(address -> !address.isBlank());
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
        return property("videoconf.crashes").map(Integer::parseInt).orElse(5);
    }

    /** How often among the wide checks: with those before, twenty. */
    static int moreCrashes() {
        return property("videoconf.more-crashes").map(Integer::parseInt).orElse(15);
    }

    /** How many generated requests are sent. */
    static int requests() {
        return property("videoconf.requests").map(Integer::parseInt).orElse(20_000);
    }

    /** At how many points of its life a meeting is killed. */
    static int crashPoints() {
        return property("videoconf.crash-points").map(Integer::parseInt).orElse(3);
    }

    /** How many random meetings are played. */
    static int meetings() {
        return property("videoconf.meetings").map(Integer::parseInt).orElse(4);
    }

    /** Of how many random meetings the past is compared with what was answered then. */
    static int meetingsAsOf() {
        return property("videoconf.as-of.meetings").map(Integer::parseInt).orElse(100);
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
