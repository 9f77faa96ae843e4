package io.videoconf.edge;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.PropertySource;
import reactor.netty.ReactorNetty;

/** Everything of the edge, for the program that it runs in to import. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {SignalingEdge.class, EdgeAlone.class}))
@ConfigurationPropertiesScan
@PropertySource("classpath:io/videoconf/edge/edge.properties")
public class EdgeConfiguration {

    /**
     * As many event loops as there are processors. Reactor-netty would begin four at least, and whatever is told to a room wakes
     * each loop that has somebody of it; nothing blocks a loop, so more of them do nothing more.
     */
    @Bean
    static BeanFactoryPostProcessor asManyLoopsAsProcessors() {
        return _ -> {
            if (System.getProperty(ReactorNetty.IO_WORKER_COUNT) == null) {
                System.setProperty(
                        ReactorNetty.IO_WORKER_COUNT,
                        Integer.toString(Runtime.getRuntime().availableProcessors()));
            }
        };
    }
}
