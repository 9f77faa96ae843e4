package io.videoconf.edge.signaling;

import io.videoconf.edge.socketio.Namespace;

/** A namespace of the socket server, which finds it by its type. */
public interface NamedNamespace extends Namespace {
    /** Its name, with its slash. */
    String name();
}
