package io.videoconf.messaging;

import java.util.List;
import org.axonframework.config.Configuration;

/** One side's look at the parts that it runs on. */
@FunctionalInterface
public interface PartCheck {
    /**
     * What is wrong, one sentence a part; empty when all is well.
     *
     * @param axon the framework's configuration, complete
     */
    List<String> complaints(Configuration axon);
}
