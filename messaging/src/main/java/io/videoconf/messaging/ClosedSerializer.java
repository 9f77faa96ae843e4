package io.videoconf.messaging;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.json.MessageTypes;
import io.videoconf.messaging.sealing.Binding;
import io.videoconf.messaging.sealing.BoundObject;
import io.videoconf.messaging.sealing.Sealer;
import io.videoconf.messaging.sealing.SealingModule;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes and reads JSON of the types that are registered, and of the few of the framework's own that travel with them;
 * any other name is never made a class. So stored bytes cannot choose what becomes of them.
 */
public final class ClosedSerializer implements Serializer {
    /** Framework types by exact name: tracking tokens, metadata, response types, and what plain values travel as. */
    private static final Set<String> FRAMEWORK = Set.of(
            "org.axonframework.messaging.MetaData",
            "org.axonframework.eventhandling.GapAwareTrackingToken",
            "org.axonframework.eventhandling.GlobalSequenceTrackingToken",
            "org.axonframework.eventhandling.ReplayToken",
            "org.axonframework.eventhandling.MergedTrackingToken",
            "org.axonframework.messaging.responsetypes.InstanceResponseType",
            "org.axonframework.messaging.responsetypes.OptionalResponseType",
            "org.axonframework.messaging.responsetypes.MultipleInstancesResponseType",
            "org.axonframework.eventhandling.tokenstore.ConfigToken",
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Integer",
            "java.lang.Long");

    private final Registered messages;
    private final Jackson3Serializer framework;
    private final Map<String, Class<?>> frameworkClasses = new ConcurrentHashMap<>();

    /**
     * A serializer for the registered messages and for these aggregates' snapshots.
     *
     * @param snapshots aggregate classes, stored under their simple names, with the revisions of their state
     */
    public ClosedSerializer(Map<Class<?>, String> snapshots) {
        this(new Registered(snapshots));
    }

    /**
     * The same for what is stored: it seals what is personal, each for its event, and opens it again.
     *
     * @param sealer seals and opens
     */
    public ClosedSerializer(Map<Class<?>, String> snapshots, Sealer sealer) {
        this(new Stored(snapshots, sealer));
    }

    private ClosedSerializer(Registered messages) {
        this.messages = messages;
        this.framework = Jackson3Serializer.builder()
                // A replay position holds another position, and names its class.
                .jsonMapperBuilderCustomizer(
                        builder -> builder.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                        .allowIfSubType(TrackingToken.class)
                                        .build())
                                .addModule(new SimpleModule("closed-classes")
                                        .addDeserializer(Class.class, new ClosedClasses())))
                .build();
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        return (object == null || isFramework(object.getClass().getName()) ? framework : messages)
                .serialize(object, expectedRepresentation);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return messages.canSerializeTo(expectedRepresentation);
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> serializedObject) {
        return (isFramework(serializedObject.getType().getName()) ? framework : messages).deserialize(serializedObject);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        // The framework's own are looked up by their names, which takes longer than all else.
        return isFramework(type.getName())
                ? frameworkClasses.computeIfAbsent(type.getName(), _ -> framework.classForType(type))
                : messages.classForType(type);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the framework declares it
    public SerializedType typeForClass(@Nullable Class type) {
        return (type == null || isFramework(type.getName()) ? framework : messages).typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return messages.getConverter();
    }

    private static boolean isFramework(String name) {
        return FRAMEWORK.contains(name)
                || name.equals(SerializedType.emptyType().getName())
                || name.equals(Void.class.getName());
    }

    /** Names are those of the registry, and so are the classes. */
    private static class Registered extends Jackson3Serializer {
        final Map<Class<?>, String> revisions;
        private final Map<String, Class<?>> snapshots;

        Registered(Map<Class<?>, String> revisions) {
            this(revisions, ApiJson::apply);
        }

        Registered(Map<Class<?>, String> revisions, Jackson3SerializerCustomizer json) {
            super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(json));
            this.revisions = revisions;
            this.snapshots =
                    revisions.keySet().stream().collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
        }

        boolean isSnapshot(SerializedType type) {
            return snapshots.containsKey(type.getName());
        }

        @Override
        public Class<?> classForType(SerializedType type) {
            Class<?> snapshot = snapshots.get(type.getName());
            if (snapshot != null) {
                if (!Objects.equals(revisions.get(snapshot), type.getRevision())) {
                    throw new SerializationException("the snapshot of " + type.getName() + " has an older shape");
                }
                return snapshot;
            }
            // A name that we do not know stays what it is, bytes with a name: whoever reads it can put it aside.
            return MessageTypes.knows(type.getName())
                    ? MessageTypes.classOf(type.getName())
                    : UnknownSerializedType.class;
        }

        @Override
        @SuppressWarnings({"rawtypes", "unchecked"}) // as the framework declares it
        public SerializedType typeForClass(@Nullable Class type) {
            if (type == null || Void.TYPE.equals(type) || Void.class.equals(type)) {
                return SimpleSerializedType.emptyType();
            }
            String revision = revisions.get(type);
            if (revision != null) {
                return new SimpleSerializedType(type.getSimpleName(), revision);
            }
            return new SimpleSerializedType(MessageTypes.nameOf(type), MessageTypes.revisionOf(type));
        }
    }

    /** The same with what is personal sealed. */
    private static final class Stored extends Registered {

        Stored(Map<Class<?>, String> revisions, Sealer sealer) {
            super(revisions, builder -> ApiJson.apply(builder).addModule(new SealingModule(sealer)));
        }

        @Override
        public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
            return revisions.containsKey(object.getClass())
                    ? Sealer.bound(Binding.snapshotOf(object), () -> super.serialize(object, expectedRepresentation))
                    : super.serialize(object, expectedRepresentation);
        }

        @Override
        public <S, T> T deserialize(SerializedObject<S> stored) {
            if (isSnapshot(stored.getType())) {
                return Sealer.bound(Binding.SNAPSHOT, () -> super.deserialize(stored));
            }
            return stored instanceof BoundObject<S> bound
                    ? Sealer.bound(bound.binding(), () -> super.deserialize(stored))
                    : super.deserialize(stored);
        }
    }
}
