package io.videoconf.command.platform;

import io.videoconf.api.kernel.ParticipantId;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom a refused command was to be done to: kept with the refusal, since nothing else of the command is. */
final class RefusedTarget {
    private static final String KEY = "participant_id";

    private static final ClassValue<@Nullable RecordComponent> TARGETS = new ClassValue<>() {
        @Override
        protected @Nullable RecordComponent computeValue(Class<?> command) {
            return command.isRecord()
                    ? Arrays.stream(command.getRecordComponents())
                            .filter(part -> part.getType() == ParticipantId.class)
                            .filter(part -> part.getName().equals("participantId"))
                            .findFirst()
                            .orElse(null)
                    : null;
        }
    };

    private RefusedTarget() {}

    /** The details, with the participant that the command names; what the refusal says itself counts more. */
    static Map<String, Object> added(Map<String, Object> details, Object command) {
        RecordComponent part = TARGETS.get(command.getClass());
        Object target = part == null ? null : read(part, command);
        if (!(target instanceof ParticipantId id) || details.containsKey(KEY)) {
            return details;
        }
        Map<String, Object> more = new HashMap<>(details);
        more.put(KEY, id.value());
        return more;
    }

    private static @Nullable Object read(RecordComponent part, Object command) {
        try {
            return part.getAccessor().invoke(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a command's record can be read", e);
        }
    }
}
