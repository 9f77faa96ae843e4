package io.videoconf.query.kernel;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Tracking tokens as JSON text beside their type's name. */
final class TokenCodec {
    static final String TOKEN = "token";
    static final String TYPE = "token_type";

    private final Serializer serializer;

    TokenCodec(Serializer serializer) {
        this.serializer = serializer;
    }

    @Nullable
    String text(@Nullable TrackingToken token) {
        return token == null ? null : serializer.serialize(token, String.class).getData();
    }

    @Nullable
    String type(@Nullable TrackingToken token) {
        return token == null ? null : serializer.typeForClass(token.getClass()).getName();
    }

    @Nullable
    TrackingToken token(Document position) {
        String text = position.getString(TOKEN);
        String type = position.getString(TYPE);
        if (text == null || type == null) {
            return null;
        }
        return serializer.deserialize(new SimpleSerializedObject<>(text, String.class, type, null));
    }
}
