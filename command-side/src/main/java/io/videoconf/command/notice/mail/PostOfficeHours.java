package io.videoconf.command.notice.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Opens the post office after everything that it needs, and closes it before. */
final class PostOfficeHours implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PostOfficeHours.class);
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);

    private final PostOffice office;
    private @Nullable Thread clerk;

    PostOfficeHours(PostOffice office) {
        this.office = office;
    }

    @Override
    public synchronized void start() {
        clerk = Thread.ofVirtual().name("post-office").start(office);
    }

    @Override
    public synchronized void stop() {
        Thread working = clerk;
        office.stop();
        clerk = null;
        try {
            if (working != null && !working.join(TO_CLOSE)) {
                LOG.warn("an e-mail is still being handed over; whether the server took it will be found out again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clerk != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
