package io.videoconf.bench;

import org.HdrHistogram.Histogram;

/** What clients do over and over. */
interface Work extends AutoCloseable {
    /** How many clients do it at a time. */
    int clients();

    /**
     * Does it once, and returns when it is answered.
     *
     * @param client from 0; each is called by one thread at a time
     * @return false when the answer was not the expected one
     */
    boolean once(int client);

    /** Deliveries to others since the last call, in nanoseconds. */
    default Histogram deliveries() {
        return Measures.histogram();
    }

    @Override
    default void close() {}
}
