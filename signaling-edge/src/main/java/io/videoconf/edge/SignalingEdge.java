package io.videoconf.edge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The edge as a process of its own, for the distributed deployment. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(EdgeConfiguration.class)
public class SignalingEdge {
    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(SignalingEdge.class, arguments);
    }
}
