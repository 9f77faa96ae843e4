package io.videoconf.command.meeting.deciding;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.command.kernel.Decision;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rules, looked at in order: the first that does not hold gives the refusal.
 *
 * @param no the first refusal; null while all rules hold
 */
public record Check(@Nullable Refusal no) {

    /** Nothing looked at yet. */
    public static Check nothing() {
        return new Check(null);
    }

    /** Looks at a first rule. */
    public static <T> Check that(Rule<? super T> rule, T it) {
        return nothing().and(rule, it);
    }

    /** Looks at a further rule, unless one before it said no. */
    public <T> Check and(Rule<? super T> rule, T it) {
        return no != null || rule.holds(it) ? this : new Check(rule.refusal(it));
    }

    /** The first refusal, or what the rest comes to. */
    public Decision<MeetingEvent> then(Supplier<Decision<MeetingEvent>> yes) {
        return no == null ? yes.get() : Decision.refused(no);
    }
}
