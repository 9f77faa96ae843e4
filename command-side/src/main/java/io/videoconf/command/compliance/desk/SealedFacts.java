package io.videoconf.command.compliance.desk;

import io.videoconf.api.kernel.Personal;
import io.videoconf.command.compliance.retention.Enforcing;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;

/** Which facts of a stream lose something when it is made unreadable: told by their ids, and by nothing that was in them. */
@Component
final class SealedFacts {
    private final EventStore store;

    SealedFacts(EventStore store) {
        this.store = store;
    }

    /** What the destruction of these keys comes to in this stream. */
    Enforcing.Destroyed of(String stream, Personal.Scope scope, List<String> keys) {
        MessageDigest digest = sha256();
        long facts = 0;
        DomainEventStream events = store.readEvents(stream, 0);
        while (events.hasNext()) {
            Message<?> event = events.next();
            if (hasSomething(event.getPayloadType(), scope)) {
                digest.update((event.getIdentifier() + "\n").getBytes(StandardCharsets.UTF_8));
                facts++;
            }
        }
        return new Enforcing.Destroyed(
                keys, facts, facts == 0 ? null : HexFormat.of().formatHex(digest.digest()));
    }

    private static boolean hasSomething(Class<?> type, Personal.Scope scope) {
        RecordComponent[] components = type.getRecordComponents();
        return components != null
                && Arrays.stream(components)
                        .map(each -> each.getAnnotation(Personal.class))
                        .anyMatch(mark -> mark != null && mark.scope() == scope);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
