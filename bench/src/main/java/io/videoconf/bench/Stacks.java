package io.videoconf.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;

/** Reads stacks of recordings: on whose behalf they are. */
final class Stacks {
    /** The innermost frame of any of these decides; the JDK works for whoever called it. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("de.bwaldvogel.", "embedded Mongo server");
        PARTS.put("io.videoconf.allinone.stores.", "embedded Mongo server");
        PARTS.put("org.h2.", "embedded Mongo server");
        PARTS.put("com.mongodb.", "Mongo driver");
        PARTS.put("org.bson.", "Mongo driver");
        PARTS.put("org.springframework.data.", "Mongo driver");
        PARTS.put("org.postgresql.", "PostgreSQL driver and pool");
        PARTS.put("com.zaxxer.", "PostgreSQL driver and pool");
        PARTS.put("org.springframework.jdbc.", "PostgreSQL driver and pool");
        PARTS.put("org.springframework.transaction.", "PostgreSQL driver and pool");
        PARTS.put("org.axonframework.messaging.timeout.", "Axon's timeouts of handlers");
        PARTS.put("org.axonframework.", "Axon, without timeouts");
        PARTS.put("com.nimbusds.", "tokens");
        PARTS.put("org.springframework.security.oauth2.", "tokens");
        PARTS.put("tools.jackson.", "JSON");
        PARTS.put("org.springframework.security.", "Spring Security");
        PARTS.put("org.springframework.", "Spring WebFlux");
        PARTS.put("io.netty.", "Netty and Reactor");
        PARTS.put("reactor.", "Netty and Reactor");
        PARTS.put("ch.qos.", "log");
        PARTS.put("io.videoconf.", "VideoConf");
    }

    private Stacks() {}

    static String part(RecordedEvent event) {
        boolean serialising = false;
        for (RecordedFrame frame : frames(event)) {
            String type = frame.getMethod().getType().getName();
            serialising |= type.startsWith("java.io.Object");
            for (Entry<String, String> part : PARTS.entrySet()) {
                if (type.startsWith(part.getKey())) {
                    return part.getValue() + (serialising ? ": Java serialisation" : "");
                }
            }
        }
        return "the rest";
    }

    /** Whether any frame is of a method whose full name begins so. */
    static boolean passes(RecordedEvent event, String method) {
        return frames(event).stream().anyMatch(frame -> name(frame).startsWith(method));
    }

    /** The innermost frame of ours, or the innermost of all. */
    static String ours(RecordedEvent event) {
        List<RecordedFrame> frames = frames(event);
        return frames.stream()
                .map(Stacks::name)
                .filter(name -> name.startsWith("io.videoconf."))
                .findFirst()
                .orElseGet(() -> frames.isEmpty() ? "unknown" : name(frames.getFirst()));
    }

    static boolean isEventLoop(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        String name = thread == null ? null : thread.getJavaName();
        return name != null && name.startsWith("reactor-http-");
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static List<RecordedFrame> frames(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        return stack == null ? List.of() : stack.getFrames();
    }
}
