package io.videoconf.command.platform;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import io.videoconf.api.json.ApiJson;
import org.jspecify.annotations.Nullable;

/** The scheduler's data as JSON: never Java serialization, which would make classes of stored bytes. */
public final class DueSerializer implements Serializer {

    @Override
    public byte[] serialize(@Nullable Object data) {
        return ApiJson.mapper().writeValueAsBytes(data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
        return ApiJson.mapper().readValue(data, type);
    }
}
