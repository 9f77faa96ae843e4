package io.videoconf.bench;

import java.util.concurrent.locks.LockSupport;

/**
 * What a server that has nothing to do holds and uses.
 *
 * @param jvm resident, MiB, before anything is collected for the sake of measuring
 * @param postgres resident, MiB
 * @param heap in use after a full collection, MiB
 * @param idlePercent of one core, both together
 */
record Memory(double jvm, double postgres, double heap, double idlePercent) {
    private static final double WATCHED_NANOS = 10e9;

    /** Watches for ten seconds. */
    static Memory of(Server server) {
        Cpu before = server.cpu();
        long began = System.nanoTime();
        for (double left = WATCHED_NANOS; left > 0; left = WATCHED_NANOS - (System.nanoTime() - began)) {
            LockSupport.parkNanos((long) left);
        }
        Cpu used = server.cpu().since(before);
        double percent = (used.jvm() + used.postgres()) * 1e6 / (System.nanoTime() - began) * 100;
        return new Memory(server.jvmMib(), server.postgresMib(), Jcmd.liveHeapMib(server.pid()), percent);
    }

    void row(Report report, String when) {
        report.row(
                when,
                "%.0f".formatted(jvm),
                "%.0f".formatted(postgres),
                "%.0f".formatted(heap),
                "%.1f".formatted(idlePercent));
    }
}
