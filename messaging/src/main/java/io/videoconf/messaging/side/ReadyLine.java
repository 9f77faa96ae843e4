package io.videoconf.messaging.side;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Says on standard output, in one line that programs may wait for, that the side works and where it is asked. */
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {
    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        ConfigurableApplicationContext context = event.getApplicationContext();
        String port = context.getEnvironment().getProperty("local.server.port");
        HealthPort health = context.getBeanProvider(HealthPort.class).getIfAvailable();
        if (port != null) {
            System.out.println("ready http://127.0.0.1:" + port);
        } else if (health != null) {
            System.out.println("ready http://127.0.0.1:" + health.port());
        } else {
            System.out.println("ready");
        }
    }
}
