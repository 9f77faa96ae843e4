package io.videoconf.edge.signaling;

import java.util.function.LongConsumer;

/**
 * A member who is held, to be sent the snapshot.
 *
 * @param missedNothing whether the member goes live with it
 * @param then told the snapshot's sequence, outside the hub's lock
 */
record Welcome(Member member, boolean missedNothing, LongConsumer then) {}
