package io.videoconf.command;

import io.videoconf.messaging.VideoConfSide;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Import;

/** Runs the command side as a process of its own: Axon Server, PostgreSQL and the object store by configuration. */
@VideoConfSide
@Import(CommandSideConfiguration.class)
public class CommandSide {

    public static void main(String[] arguments) {
        SpringApplication.run(CommandSide.class, arguments);
    }
}
