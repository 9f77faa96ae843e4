package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts of any kind, in any order, about a few people: also such as no decision would ever come to. */
final class RandomFacts {
    private static final int FEW = 6;
    private final RandomGenerator random;
    private final MeetingId meeting = MeetingId.fresh();
    private final List<ParticipantId> participants = few(ParticipantId::fresh);
    private final List<UserId> users = few(UserId::fresh);
    private final List<ConnectionId> connections = few(ConnectionId::fresh);
    private final List<RecordingId> recordings = few(RecordingId::fresh);
    private final List<TenantId> tenants =
            few(() -> new TenantId(MessageId.fresh().value()));
    private Instant now = Instant.parse("2026-01-15T10:00:00Z");

    RandomFacts(RandomGenerator random) {
        this.random = random;
    }

    MeetingEvent next() {
        Class<?>[] kinds = MeetingEvent.class.getPermittedSubclasses();
        return of(kinds[random.nextInt(kinds.length)]);
    }

    MeetingEvent of(Class<?> kind) {
        now = now.plusSeconds(1);
        return (MeetingEvent) record(kind);
    }

    List<UserId> users() {
        return users;
    }

    List<ParticipantId> participants() {
        return participants;
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable
        Object[] values = Arrays.stream(components).map(this::component).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type + " refuses its sample", e.getCause());
        }
    }

    private @Nullable Object component(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable && random.nextInt(3) == 0 ? null : value(component.getGenericType(), component.getName());
    }

    private Object value(Type type, String name) {
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            return Stream.generate(() -> value(element, name))
                    .limit(random.nextInt(3))
                    .toList();
        }
        Class<?> plain = (Class<?>) type;
        if (Id.class.isAssignableFrom(plain)) {
            return id(plain);
        } else if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        } else if (plain.isRecord()) {
            return record(plain);
        } else if (plain == Instant.class) {
            return now;
        } else if (plain == boolean.class) {
            return random.nextBoolean();
        } else if (plain == int.class || plain == Integer.class) {
            return random.nextInt(20);
        }
        return text(name);
    }

    private String text(String name) {
        boolean mail = name.contains("mail") || name.equals("alternativeHosts");
        return mail ? "Person" + random.nextInt(FEW) + "@example.com" : name + random.nextInt(FEW);
    }

    private Object id(Class<?> type) {
        if (type == MeetingId.class) {
            return meeting;
        } else if (type == ParticipantId.class) {
            return participants.get(random.nextInt(FEW));
        } else if (type == UserId.class) {
            return users.get(random.nextInt(FEW));
        } else if (type == ConnectionId.class) {
            return connections.get(random.nextInt(FEW));
        } else if (type == RecordingId.class) {
            return recordings.get(random.nextInt(FEW));
        } else if (type == TenantId.class) {
            return tenants.get(random.nextInt(FEW));
        }
        return MessageId.fresh();
    }

    private static <T> List<T> few(Supplier<T> fresh) {
        return Stream.generate(fresh).limit(FEW).toList();
    }
}
