package io.videoconf.bench;

import java.net.URI;

/**
 * A service that is measured.
 *
 * @param name as the tables tell it
 * @param base where it listens
 * @param server its process
 * @param postgres the server of the one PostgreSQL that all of them use
 */
record Target(String name, URI base, long server, Server postgres) {
    /** What its own process has used, and PostgreSQL, whoever it worked for: one target is under load at a time. */
    Cpu cpu() {
        Cpu all = postgres.cpu();
        return new Cpu(Processes.cpuMillis(server), all.postgres(), all.load());
    }
}
