package io.videoconf.command.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tries again what automations could not handle, with growing rests, for ever: an event may wait for a mended bug or a
 * store that is back, and must not be lost. One stream's events stay in order: those after the failed one wait behind it.
 */
final class DeadLetterRetry implements EnqueuePolicy<EventMessage<?>> {
    /** How often a letter has failed. Stored with it. */
    static final String FAILURES = "failures";

    /** Sequences that are tried in one go, at most: the clockwork has other work. */
    private static final int AT_ONCE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRetry.class);

    private final List<AutomationGroup> groups;
    private final AutomationSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    DeadLetterRetry(
            List<AutomationGroup> groups,
            AutomationSettings settings,
            Clock clock,
            MeterRegistry meters,
            JdbcClient jdbc) {
        this.groups = groups;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        groups.forEach(group -> meters.gauge(
                "videoconf.automation.parked",
                io.micrometer.core.instrument.Tags.of("group", group.name()),
                jdbc,
                it -> parked(it, group)));
    }

    /** Parks, and counts: the count decides how long the event rests. */
    @Override
    public EnqueueDecision<EventMessage<?>> decide(
            DeadLetter<? extends EventMessage<?>> letter, @Nullable Throwable cause) {
        int failures = failures(letter) + 1;
        meters.counter("videoconf.automation.failures").increment();
        LOG.warn(
                "An automation failed on the event {} ({}), {} times by now. It is tried again after {}.",
                letter.message().getIdentifier(),
                letter.message().getPayloadType().getSimpleName(),
                failures,
                settings.restAfter(failures),
                // The same again would only fill the log.
                failures == 1 ? cause : null);
        return Decisions.requeue(
                cause == null ? null : ThrowableCause.truncated(cause),
                parked -> parked.diagnostics().and(FAILURES, Integer.toString(failures)));
    }

    /** Tries everything that has rested long enough. */
    void run(EventProcessingConfiguration processing) {
        for (AutomationGroup group : groups) {
            Optional<SequencedDeadLetterProcessor<EventMessage<?>>> letters =
                    processing.sequencedDeadLetterProcessor(group.name());
            letters.ifPresent(this::retry);
        }
    }

    private void retry(SequencedDeadLetterProcessor<EventMessage<?>> letters) {
        AtomicBoolean tried = new AtomicBoolean(true);
        for (int i = 0; i < AT_ONCE && tried.get(); i++) {
            tried.set(false);
            letters.process(letter -> {
                boolean due = isDue(letter);
                tried.compareAndSet(false, due);
                return due;
            });
        }
    }

    private boolean isDue(DeadLetter<? extends EventMessage<?>> letter) {
        Instant again = letter.lastTouched().plus(settings.restAfter(failures(letter)));
        return !clock.instant().isBefore(again);
    }

    private static int failures(DeadLetter<? extends EventMessage<?>> letter) {
        Object stored = letter.diagnostics().get(FAILURES);
        return stored == null ? 0 : Integer.parseInt(stored.toString());
    }

    private static double parked(JdbcClient jdbc, AutomationGroup group) {
        return jdbc.sql("select count(*) from dead_letter where processing_group = ?")
                .param(group.name())
                .query(Long.class)
                .single();
    }
}
