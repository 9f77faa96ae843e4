package io.videoconf.allinone.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process of its own that starts the stores, writes rows and documents one after another, and never stops. */
final class StoresInAnotherProcess {
    private StoresInAnotherProcess() {}

    /** @param arguments the data folder */
    public static void main(String... arguments) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        write(Path.of(arguments[0]));
        new CountDownLatch(1).await();
    }

    private static void write(Path data) throws Exception {
        EmbeddedStores stores = EmbeddedStores.start(data);
        Probe probe = new Probe(stores);
        probe.makeTable();
        for (int number = 0; number < 200; number++) {
            probe.insertRow(number);
            probe.insertDocument("view", number);
            probe.insertDocument("position", number);
            if (number == 20) {
                System.out.println("written");
            }
        }
    }

    static Process start(Path data) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoresInAnotherProcess.class.getName(),
                        data.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
