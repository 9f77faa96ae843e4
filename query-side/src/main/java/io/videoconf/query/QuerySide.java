package io.videoconf.query;

import io.videoconf.messaging.VideoConfSide;
import io.videoconf.messaging.side.SideProgram;
import org.springframework.context.annotation.Import;

/** Runs the query side as a process of its own: Axon Server and MongoDB by configuration. */
@VideoConfSide
@Import({QuerySideConfiguration.class, QuerySideAlone.class})
public class QuerySide {

    public static void main(String[] arguments) {
        SideProgram.run(QuerySide.class, arguments);
    }
}
