package io.videoconf.query.kernel;

import io.videoconf.api.compliance.events.DataDestroyed;

/** Makes what a view has of one stream anew. */
public interface Remaking {
    /**
     * Does it, in the place of an event of that stream.
     *
     * @param batch of the events that are being taken in
     */
    <E> void remake(View<E> view, DataDestroyed erased, Batch batch);
}
