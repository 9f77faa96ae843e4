package io.videoconf.command.platform;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Makes of events that were committed here what the store would tell of them, so that it need not be asked. */
interface CommittedEvents {
    /** For a store that does not say where its events stand. */
    CommittedEvents NONE = new CommittedEvents() {
        @Override
        public @Nullable TrackedEventMessage<?> next(@Nullable TrackingToken reached, Committed event) {
            return null;
        }

        @Override
        public boolean isKnown(@Nullable TrackingToken reached, Committed event) {
            return false;
        }
    };

    /** The event, if it is the one that comes right after what was reached, or one that was left out until then; otherwise null. */
    @Nullable
    TrackedEventMessage<?> next(@Nullable TrackingToken reached, Committed event);

    /** Called with each event, told of or read, before the tail has it for those who follow. Must not fail. */
    default void arrives(TrackedEventMessage<?> event) {}

    /** Whether the event is among those that were reached. */
    boolean isKnown(@Nullable TrackingToken reached, Committed event);
}
