package io.videoconf.edge;

import io.videoconf.messaging.VideoConfSide;
import io.videoconf.messaging.side.SideProgram;
import org.springframework.context.annotation.Import;

/** The edge as a process of its own: Axon Server by configuration, and no store. */
@VideoConfSide
@Import({EdgeConfiguration.class, EdgeAlone.class})
public class SignalingEdge {
    /** Starts it. */
    public static void main(String[] arguments) {
        SideProgram.run(SignalingEdge.class, arguments);
    }
}
