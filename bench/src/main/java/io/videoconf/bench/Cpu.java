package io.videoconf.bench;

/**
 * Processor time used so far, in milliseconds.
 *
 * @param jvm the server's JVM
 * @param postgres PostgreSQL with all its processes
 * @param load this program
 */
record Cpu(double jvm, double postgres, double load) {
    Cpu since(Cpu earlier) {
        return new Cpu(jvm - earlier.jvm, postgres - earlier.postgres, load - earlier.load);
    }

    Cpu per(long operations) {
        double count = Math.max(1, operations);
        return new Cpu(jvm / count, postgres / count, load / count);
    }
}
