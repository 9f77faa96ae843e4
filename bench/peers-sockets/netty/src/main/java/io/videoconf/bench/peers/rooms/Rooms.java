package io.videoconf.bench.peers.rooms;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Rooms as one writes them with netty-socketio: the token is checked when the namespace is joined, whoever joins is in, what is said goes to the
 * room, and every event is acknowledged and counted.
 */
public final class Rooms {
    private static final String CLAIMS = "claims";
    private static final String ME = "me";
    private static final String ROOM = "room";
    private static final Map<String, AtomicLong> SEQUENCES = new ConcurrentHashMap<>();
    private static final Map<String, SocketIOClient> PEOPLE = new ConcurrentHashMap<>();
    private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
    private static final Counter TOLD = METERS.counter("facts");
    private static final Timer FANOUT = METERS.timer("fanout");

    private Rooms() {}

    public static void main(String[] arguments) throws Exception {
        byte[] key = Base64.getMimeDecoder()
                .decode(Files.readString(Path.of(arguments[0])).replaceAll("-----.*-----", ""));
        ECDSAVerifier verifier = new ECDSAVerifier(
                (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key)));
        Configuration configuration = new Configuration();
        configuration.setHostname("127.0.0.1");
        try (ServerSocket free = new ServerSocket(0)) {
            configuration.setPort(free.getLocalPort());
        }
        configuration.getSocketConfig().setTcpNoDelay(true);
        configuration.getSocketConfig().setAcceptBackLog(4096);
        configuration.setMaxFramePayloadLength(1_000_000);
        SocketIOServer server = new SocketIOServer(configuration);
        SocketIONamespace namespace = server.addNamespace("/signaling");
        namespace.addAuthTokenListener((token, client) -> {
            try {
                SignedJWT read = SignedJWT.parse(String.valueOf(((Map<?, ?>) token).get("token")));
                JWTClaimsSet claims = read.getJWTClaimsSet();
                boolean good = read.verify(verifier)
                        && claims.getIssuer().equals("videoconf")
                        && claims.getExpirationTime().toInstant().isAfter(Instant.now());
                client.set(CLAIMS, claims);
                return good ? new AuthTokenResult(true, null) : new AuthTokenResult(false, "INVALID_TOKEN");
            } catch (Exception e) {
                return new AuthTokenResult(false, "INVALID_TOKEN");
            }
        });
        namespace.addEventListener("join_meeting", Map.class, (client, asked, acknowledge) -> join(namespace, client, asked, acknowledge));
        namespace.addEventListener("send_chat_message", Map.class, (client, asked, acknowledge) -> say(namespace, client, asked, acknowledge));
        namespace.addEventListener("webrtc_offer", Map.class, Rooms::pass);
        server.start();
        System.out.println("ready " + configuration.getPort());
        answer();
        server.stop();
    }

    private static void answer() throws Exception {
        var asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            if (line.equals("collect")) {
                System.gc();
                System.out.println(line);
            } else {
                System.out.println("figures "
                        + ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getTotalThreadAllocatedBytes() + " "
                        + TOLD.count() + " 0 0");
            }
        }
    }

    private static void join(SocketIONamespace namespace, SocketIOClient client, Map<?, ?> asked, AckRequest acknowledge)
            throws Exception {
        String room = String.valueOf(asked.get("meeting_id"));
        String me = UUID.randomUUID().toString();
        JWTClaimsSet claims = client.get(CLAIMS);
        client.set(ME, me);
        client.set(ROOM, room);
        PEOPLE.put(me, client);
        long sequence = SEQUENCES.computeIfAbsent(room, _ -> new AtomicLong(2)).incrementAndGet();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("participant_id", me);
        fact.put("user_id", claims.getSubject());
        fact.put("display_name", claims.getStringClaim("name"));
        fact.put("sequence", sequence);
        fact.put("event_id", UUID.randomUUID().toString());
        fact.put("previous_sequence", sequence - 1);
        namespace.getRoomOperations(room).sendEvent("participant_joined", fact);
        client.joinRoom(room);
        acknowledge.sendAckData(Map.of("success", true, "your_participant_id", me, "sequence", sequence));
    }

    private static void say(SocketIONamespace namespace, SocketIOClient client, Map<?, ?> asked, AckRequest acknowledge)
            throws Exception {
        Instant at = Instant.now();
        Map<?, ?> message = (Map<?, ?>) asked.get("message");
        String room = client.get(ROOM);
        JWTClaimsSet claims = client.get(CLAIMS);
        long sequence = SEQUENCES.get(room).incrementAndGet();
        String id = UUID.randomUUID().toString();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("message_id", id);
        fact.put("sender_id", client.get(ME));
        fact.put("sender_name", claims.getStringClaim("name"));
        fact.put("content", message.get("content"));
        fact.put("timestamp", at.toString());
        fact.put("type", message.get("type"));
        // It leaves out what is null; this takes as many bytes.
        fact.put("reply_to", true);
        fact.put("is_private", false);
        fact.put("recipient_id", true);
        fact.put("sequence", sequence);
        fact.put("event_id", UUID.randomUUID().toString());
        fact.put("previous_sequence", sequence - 1);
        namespace.getRoomOperations(room).sendEvent("chat_message_received", fact);
        TOLD.increment();
        FANOUT.record(Duration.between(at, Instant.now()));
        acknowledge.sendAckData(Map.of("success", true, "sequence", sequence, "message_id", id));
    }

    private static void pass(SocketIOClient client, Map<?, ?> asked, AckRequest acknowledge) {
        SocketIOClient target = PEOPLE.get(String.valueOf(asked.get("target_participant_id")));
        if (target == null) {
            acknowledge.sendAckData(Map.of("success", false));
            return;
        }
        Map<String, Object> signal = new LinkedHashMap<>();
        signal.put("meeting_id", client.get(ROOM));
        signal.put("from_participant_id", client.get(ME));
        signal.put("offer", asked.get("offer"));
        target.sendEvent("webrtc_offer", signal);
        acknowledge.sendAckData(Map.of("success", true));
    }
}
