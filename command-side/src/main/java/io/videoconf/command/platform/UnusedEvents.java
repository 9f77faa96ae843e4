package io.videoconf.command.platform;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Events that an automation was handed and has done nothing with. When a batch has no others, its position need not be written
 * at once: after a crash it is handed them again, and again does nothing.
 */
public final class UnusedEvents {
    private static final String NOTED = UnusedEvents.class.getName();

    private UnusedEvents() {}

    /** To be called by the only handler of a group for the event, when it has written nothing and sent nothing. */
    public static void note(EventMessage<?> event) {
        if (CurrentUnitOfWork.isStarted()) {
            noted(CurrentUnitOfWork.get()).add(event.getIdentifier());
        }
    }

    static boolean areAllOf(UnitOfWork<?> batch) {
        Set<String> noted = noted(batch);
        return batch instanceof BatchingUnitOfWork<?> several
                && several.getMessages().stream().allMatch(event -> noted.contains(event.getIdentifier()));
    }

    private static Set<String> noted(UnitOfWork<?> batch) {
        return batch.getOrComputeResource(NOTED, _ -> new HashSet<>());
    }
}
