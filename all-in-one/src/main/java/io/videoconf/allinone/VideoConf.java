package io.videoconf.allinone;

import io.videoconf.allinone.threads.ThreadTurns;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** The whole of VideoConf in one process, on embedded stores. */
public class VideoConf {
    /** @param arguments Spring's, of which {@code --server.port} and {@code --videoconf.data} are the usual ones */
    public static void main(String... arguments) {
        var application = new SpringApplication(AllInOne.class);
        application.setDefaultProperties(
                Map.of("videoconf.data", "data", "server.port", "8080", "server.address", "127.0.0.1"));
        application.addInitializers(new StartStores());
        application.addListeners(new ReadyLine(), ThreadTurns.onceReady());
        application.run(arguments);
    }
}
