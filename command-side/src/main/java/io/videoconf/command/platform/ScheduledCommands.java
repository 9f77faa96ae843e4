package io.videoconf.command.platform;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.videoconf.api.json.ApiJson;
import io.videoconf.api.json.MessageTypes;
import io.videoconf.messaging.StreamTarget;
import java.time.Instant;

/**
 * Commands that are due later. They are stored in the transaction of the command that asks for them, survive every
 * restart, and are sent again until they are answered; a decision finds out for itself whether it still has anything
 * to decide.
 */
public final class ScheduledCommands {
    static final String TASK = "command";
    private final SchedulerClient scheduler;
    private final Serializer serializer;

    ScheduledCommands(SchedulerClient scheduler, Serializer serializer) {
        this.scheduler = scheduler;
        this.serializer = serializer;
    }

    /**
     * Sends a command at a later time. The same name for the same stream and time is kept once.
     *
     * @param name what it is for, unique among what is due for its stream
     * @param due when
     * @param command what to send
     */
    public void at(String name, Instant due, Object command) {
        String instance = StreamTarget.streamOf(command) + ":" + name + ":" + due;
        Due data = new Due(
                MessageTypes.nameOf(command.getClass()), ApiJson.mapper().writeValueAsString(command));
        Writes writes = Writes.current();
        if (writes == null) {
            scheduler.scheduleIfNotExists(new TaskInstance<>(TASK, instance, data), due);
        } else {
            writes.add(new Writes.Timer(TASK, instance, serializer.serialize(data), due));
        }
    }

    /**
     * What is stored of a command that is due.
     *
     * @param type the command's registered name
     * @param json the command
     */
    record Due(String type, String json) {
        Object command() {
            return ApiJson.mapper().readValue(json, MessageTypes.classOf(type));
        }
    }
}
