package io.videoconf.messaging.sealing;

import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;

/**
 * Stored bytes that know which event they are of, so that what is sealed in them can be opened.
 *
 * @param <T> how they are held
 */
public record BoundObject<T>(SerializedObject<T> stored, Binding binding) implements SerializedObject<T> {

    @Override
    public Class<T> getContentType() {
        return stored.getContentType();
    }

    @Override
    public SerializedType getType() {
        return stored.getType();
    }

    @Override
    public T getData() {
        return stored.getData();
    }
}
