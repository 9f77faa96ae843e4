/**
 * Engine.IO v4 and Socket.IO v5 on reactor-netty. This room knows the protocol and nothing else: no meetings, no
 * accounts, no framework. What a connection means is told to it by a {@link io.videoconf.edge.socketio.Namespace}.
 *
 * <p>Threads: every Engine.IO session lives on one event loop (it moves once, when polling is upgraded to a WebSocket
 * that landed on another loop). Everything a {@code Namespace} is called with happens there, in order, and must not
 * block. Everything on {@link io.videoconf.edge.socketio.Socket} may be called from any thread.
 */
@NullMarked
package io.videoconf.edge.socketio;

import org.jspecify.annotations.NullMarked;
