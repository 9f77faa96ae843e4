package io.videoconf.messaging.sealing;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.UserId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Finds out whose a marked component of one kind of record is; see {@link Personal#of()}. */
final class Owner {
    /** Whoever is named by nothing: data of theirs is sealed as well, with a key that nobody's erasure destroys. */
    private static final String NOBODY = "nobody";

    private final Personal.What what;
    private final Personal.Scope scope;
    private final boolean address;
    private final Method of;
    private final @Nullable Method user;

    private Owner(Personal mark, boolean address, Method of, @Nullable Method user) {
        this.what = mark.is();
        this.scope = mark.scope();
        this.address = address;
        this.of = of;
        this.user = user;
    }

    /** Of this component; null when it is nobody's. */
    static @Nullable Owner of(Class<?> type, String component) {
        Personal mark = null;
        Method of = null;
        Method user = null;
        for (RecordComponent each : type.getRecordComponents()) {
            if (each.getName().equals(component)) {
                mark = each.getAnnotation(Personal.class);
            }
        }
        if (mark == null) {
            return null;
        }
        for (RecordComponent each : type.getRecordComponents()) {
            if (each.getName().equals(mark.of())) {
                of = opened(each.getAccessor());
            }
            if (each.getName().equals("userId")) {
                user = opened(each.getAccessor());
            }
        }
        if (of == null) {
            throw new IllegalStateException(type + " has no " + mark.of() + ", to which its " + component + " belongs");
        }
        return new Owner(mark, mark.of().equals(component), of, user);
    }

    Personal.What what() {
        return what;
    }

    Personal.Scope scope() {
        return scope;
    }

    /** The person, as key rings call them. */
    String person(Object holder, String text, Sealer sealer) {
        if (address) {
            return sealer.addressOf(text);
        }
        Object named = value(of, holder);
        if (named instanceof ParticipantId participant) {
            return ofParticipant(participant, holder, sealer);
        }
        if (named instanceof UserId id) {
            // VideoConf itself is nobody: nobody asks for it to be erased.
            return id.equals(Actor.SYSTEM.id()) ? NOBODY : id.value();
        }
        if (named instanceof Record record && nested(record) instanceof UserId id) {
            return id.value();
        }
        return what == Personal.What.EMAIL ? sealer.addressOf(text) : NOBODY;
    }

    private String ofParticipant(ParticipantId participant, Object holder, Sealer sealer) {
        if (user != null && value(user, holder) instanceof UserId id) {
            return id.value();
        }
        String actor = sealer.binding().actor();
        return actor == null ? participant.value() : actor;
    }

    private static @Nullable Object nested(Record record) {
        for (RecordComponent each : record.getClass().getRecordComponents()) {
            if (each.getName().equals("userId")) {
                return value(opened(each.getAccessor()), record);
            }
        }
        return null;
    }

    private static Method opened(Method accessor) {
        accessor.setAccessible(true);
        return accessor;
    }

    private static @Nullable Object value(Method accessor, Object holder) {
        try {
            return accessor.invoke(holder);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record does not tell its " + accessor.getName(), e);
        }
    }
}
