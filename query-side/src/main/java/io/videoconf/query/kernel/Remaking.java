package io.videoconf.query.kernel;

import io.videoconf.api.compliance.events.DataDestroyed;

/** Makes what a view has of one stream anew. */
public interface Remaking {
    /** Where everything is made from the first event on: what was erased cannot be read any more by then. */
    Remaking NOT_NEEDED = new Remaking() {
        @Override
        public <E> void remake(View<E> view, DataDestroyed erased, Batch batch) {
            // Nothing that was there before is in the view.
        }
    };

    /**
     * Does it, in the place of an event of that stream.
     *
     * @param batch of the events that are being taken in
     */
    <E> void remake(View<E> view, DataDestroyed erased, Batch batch);
}
