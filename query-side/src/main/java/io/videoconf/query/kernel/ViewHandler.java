package io.videoconf.query.kernel;

import io.videoconf.api.audit.AuditEvent;
import io.videoconf.api.audit.AuditRead;
import io.videoconf.api.audit.CommandRefused;
import io.videoconf.api.audit.HistoryExported;
import io.videoconf.api.audit.RecordingInspected;
import io.videoconf.api.compliance.events.DataDestroyed;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/** Hands events to a view. Whatever the view throws goes up, and parks the event's stream. */
final class ViewHandler<E> implements EventMessageHandler {
    private final View<E> view;
    private final Runnable startOver;
    private final Remaking remaking;

    ViewHandler(View<E> view, Runnable startOver, Remaking remaking) {
        this.view = view;
        this.startOver = startOver;
        this.remaking = remaking;
    }

    View<E> view() {
        return view;
    }

    @Override
    public boolean canHandle(EventMessage<?> message) {
        try {
            return canHandleType(message.getPayloadType());
        } catch (SerializationException e) {
            return true; // what cannot be read must not be passed over: handling it fails, and parks it
        }
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return view.takes(payloadType)
                || payloadType == UnknownSerializedType.class
                || DataDestroyed.class.isAssignableFrom(payloadType)
                || (view instanceof RecordsAudits && AuditEvent.class.isAssignableFrom(payloadType));
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        take(message, BatchInterceptor.current(CurrentUnitOfWork.get()));
        return null;
    }

    /** Takes in an event. */
    void take(EventMessage<?> message, Batch batch) {
        Object payload = message.getPayload();
        if (payload instanceof DataDestroyed erased
                && view.keeps(erased.streamKind())
                && !erased.keys().isEmpty()) {
            remaking.remake(view, erased, batch);
        }
        if (payload instanceof AuditEvent audit) {
            audited(audit, message, batch);
        } else if (payload instanceof DataDestroyed && !view.takes(payload.getClass())) {
            // It was made anew, or has nothing of that stream; there is nothing else to tell of it here.
        } else if (view.takes(payload.getClass()) && message instanceof DomainEventMessage<?> event) {
            Fact<E> fact = fact(event, view.facts().cast(payload));
            view.project(fact, batch);
            batch.reached(fact.stream(), fact.version());
        } else {
            throw new SerializationException("This version cannot read the event " + message.getIdentifier());
        }
    }

    private void audited(AuditEvent audit, EventMessage<?> message, Batch batch) {
        if (view instanceof RecordsAudits records) {
            records.audited(
                    new Fact<>(
                            audit,
                            streamOf(audit),
                            0,
                            message.getIdentifier(),
                            message.getTimestamp(),
                            message.getMetaData()),
                    batch);
        }
    }

    private static String streamOf(AuditEvent audit) {
        return switch (audit) {
            case CommandRefused refused -> refused.streamId();
            case HistoryExported exported -> exported.meetingId().value();
            case AuditRead read -> read.readerId().value();
            case RecordingInspected read -> read.recordingId().value();
        };
    }

    private static <E> Fact<E> fact(DomainEventMessage<?> event, E payload) {
        return new Fact<>(
                payload,
                event.getAggregateIdentifier(),
                event.getSequenceNumber() + 1,
                event.getIdentifier(),
                event.getTimestamp(),
                event.getMetaData());
    }

    @Override
    public boolean supportsReset() {
        return true;
    }

    @Override
    public void prepareReset() {
        startOver.run();
    }

    /** The stream that an event is about; refusals and erasures stand beside the stream that they are for. */
    static @Nullable String streamOf(EventMessage<?> message) {
        if (isOf(message, AuditEvent.class)) {
            return streamOf((AuditEvent) message.getPayload());
        }
        if (isOf(message, DataDestroyed.class)) {
            return message.getPayload() instanceof DataDestroyed erased ? erased.streamId() : null;
        }
        return message instanceof DomainEventMessage<?> event ? event.getAggregateIdentifier() : null;
    }

    private static boolean isOf(EventMessage<?> message, Class<?> type) {
        try {
            return type.isAssignableFrom(message.getPayloadType());
        } catch (SerializationException e) {
            return false;
        }
    }
}
