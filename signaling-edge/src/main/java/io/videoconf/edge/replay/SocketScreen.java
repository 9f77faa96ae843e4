package io.videoconf.edge.replay;

import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.signaling.ToldFacts.Told;
import io.videoconf.edge.socketio.DisconnectReason;
import io.videoconf.edge.socketio.SharedPacket;
import io.videoconf.edge.socketio.Socket;

/** Shows a replay to one socket. */
record SocketScreen(Socket socket) implements Playback.Screen {

    @Override
    public void show(Told fact) {
        try (SharedPacket packet = SharedPacket.event(socket.namespace(), fact.name(), fact.json())) {
            socket.send(packet);
        }
    }

    @Override
    public void ended(long sequence) {
        socket.emit("replay_ended", WireJson.object().put("sequence", sequence));
    }

    /** The observer comes again, and goes on from where the replay was. */
    @Override
    public void failed(Throwable failure) {
        socket.disconnect(DisconnectReason.RECONNECT);
    }

    @Override
    public int waiting() {
        return socket.waiting();
    }
}
