package io.videoconf.command;

import io.videoconf.messaging.VideoConfSide;
import io.videoconf.messaging.side.SideProgram;
import org.springframework.context.annotation.Import;

/** Runs the command side as a process of its own: Axon Server, PostgreSQL and the object store by configuration. */
@VideoConfSide
@Import(CommandSideConfiguration.class)
public class CommandSide {

    public static void main(String[] arguments) {
        SideProgram.run(CommandSide.class, arguments);
    }
}
