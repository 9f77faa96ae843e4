/** Servers of rooms, held against each other over raw WebSocket frames. */
@NullMarked
package io.videoconf.bench.sockets;

import org.jspecify.annotations.NullMarked;
