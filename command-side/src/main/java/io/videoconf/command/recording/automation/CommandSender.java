package io.videoconf.command.recording.automation;

import org.axonframework.messaging.MetaData;

/** Sends commands that VideoConf gives itself. */
@FunctionalInterface
public interface CommandSender {
    /**
     * Sends a command and waits, within limits, until it was decided. A refusal or a failure is thrown, so that the
     * processor that asked tries again or puts the event aside.
     *
     * @param causeMetaData of the event that is the reason: whose request it was that began the chain
     */
    void send(Object command, MetaData causeMetaData);
}
