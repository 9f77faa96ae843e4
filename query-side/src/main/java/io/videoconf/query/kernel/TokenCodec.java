package io.videoconf.query.kernel;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Tracking tokens as JSON text beside their type's name. */
final class TokenCodec {
    private static final String TOKEN = "token";
    private static final String TYPE = "token_type";

    private final Serializer serializer;

    TokenCodec(Serializer serializer) {
        this.serializer = serializer;
    }

    /** Sets the position to this. */
    Bson moved(@Nullable TrackingToken token) {
        return combine(set(TOKEN, text(token)), set(TYPE, type(token)));
    }

    /** Sets a new position to this. */
    Bson begun(@Nullable TrackingToken token) {
        return combine(setOnInsert(TOKEN, text(token)), setOnInsert(TYPE, type(token)));
    }

    private @Nullable String text(@Nullable TrackingToken token) {
        return token == null ? null : serializer.serialize(token, String.class).getData();
    }

    private @Nullable String type(@Nullable TrackingToken token) {
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
