package io.videoconf.query.kernel;

import io.videoconf.api.audit.AuditEvent;
import io.videoconf.api.audit.CommandRefused;
import io.videoconf.api.audit.HistoryExported;
import io.videoconf.api.compliance.events.DataDestroyed;
import io.videoconf.api.kernel.StreamKind;
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
                || (view instanceof RecordsRefusals && AuditEvent.class.isAssignableFrom(payloadType));
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        Batch batch = BatchInterceptor.current(CurrentUnitOfWork.get());
        Object payload = message.getPayload();
        if (payload instanceof CommandRefused refused) {
            refused(refused, message, batch);
        } else if (payload instanceof HistoryExported exported) {
            exported(exported, message, batch);
        } else if (payload instanceof DataDestroyed erased) {
            if (erased.streamKind() == view.follows() && !erased.keys().isEmpty()) {
                remaking.remake(view, erased, batch);
            }
        } else if (view.takes(payload.getClass()) && message instanceof DomainEventMessage<?> event) {
            Fact<E> fact = fact(event, view.facts().cast(payload));
            view.project(fact, batch);
            batch.reached(fact.stream(), fact.version());
        } else {
            throw new SerializationException("This version cannot read the event " + message.getIdentifier());
        }
        return null;
    }

    private void refused(CommandRefused refused, EventMessage<?> message, Batch batch) {
        if (view instanceof RecordsRefusals records && refused.streamKind() == view.follows()) {
            records.refused(
                    new Fact<>(
                            refused,
                            refused.streamId(),
                            0,
                            message.getIdentifier(),
                            message.getTimestamp(),
                            message.getMetaData()),
                    batch);
        }
    }

    private void exported(HistoryExported exported, EventMessage<?> message, Batch batch) {
        if (view instanceof RecordsRefusals records && view.follows() == StreamKind.MEETING) {
            records.exported(
                    new Fact<>(
                            exported,
                            exported.meetingId().value(),
                            0,
                            message.getIdentifier(),
                            message.getTimestamp(),
                            message.getMetaData()),
                    batch);
        }
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
            return switch ((AuditEvent) message.getPayload()) {
                case CommandRefused refused -> refused.streamId();
                case HistoryExported exported -> exported.meetingId().value();
            };
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
