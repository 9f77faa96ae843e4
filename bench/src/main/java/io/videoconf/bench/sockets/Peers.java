package io.videoconf.bench.sockets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How each server of rooms is started. */
final class Peers {
    private Peers() {}

    /** The edge with nothing behind it. It writes tokens, and the key that they are checked with, into the folder. */
    static List<String> videoconf(Path repository, Path folder, int people) throws IOException {
        Path edge = repository.resolve("signaling-edge/target");
        String classes = edge.resolve("test-classes") + ":" + edge.resolve("classes") + ":"
                + Files.readString(repository.resolve("bench/target/edge.classpath"))
                        .strip();
        return List.of(
                java(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dio.netty.leakDetection.level=disabled",
                "-Xmx1g",
                "-cp",
                classes,
                "io.videoconf.edge.signaling.RoomServer",
                folder.toString(),
                Integer.toString(people));
    }

    static List<String> socketIo(Path repository, Path folder) {
        return List.of(
                "node",
                "--expose-gc",
                repository.resolve("bench/peers-sockets/node/rooms.mjs").toString(),
                folder.resolve("key.pem").toString());
    }

    static List<String> nettySocketIo(Path repository, Path folder) {
        Path built = repository.resolve("bench/peers-sockets/netty/target");
        return List.of(
                java(),
                "-XX:+UseCompactObjectHeaders",
                "-Dio.netty.leakDetection.level=disabled",
                "-Xmx1g",
                "-cp",
                built.resolve("classes") + ":" + built.resolve("lib") + "/*",
                "io.videoconf.bench.peers.rooms.Rooms",
                folder.resolve("key.pem").toString());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
