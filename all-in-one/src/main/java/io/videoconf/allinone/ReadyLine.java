package io.videoconf.allinone;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says on standard output, in one line that programs may wait for, that requests are served and where. */
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {
    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        String host = environment.getRequiredProperty("server.address");
        String shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        System.out.println("ready http://" + shown + ":" + environment.getRequiredProperty("local.server.port"));
    }
}
