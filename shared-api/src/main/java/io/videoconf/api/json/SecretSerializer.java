package io.videoconf.api.json;

import io.videoconf.api.kernel.Secret;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Secrets cross the bus between the sides, and nothing else: no stored type may hold one. */
final class SecretSerializer extends StdSerializer<Secret> {
    SecretSerializer() {
        super(Secret.class);
    }

    @Override
    public void serialize(Secret secret, JsonGenerator generator, SerializationContext context) {
        generator.writeStartObject();
        generator.writeName("value");
        generator.writeString(secret.value());
        generator.writeEndObject();
    }
}
