package io.videoconf.command.meeting.trial;

import io.videoconf.api.meeting.MeetingPolicy;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.PolicyChanged;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting's rules would have been: what is said is so from the beginning and whatever its hosts changed; the rest is as it was.
 *
 * @param account whether the account's limit is another
 * @param longestMinutes that the account allows then; null for any
 */
public record Recast(
        MeetingSettingsChange settings,
        boolean account,
        @Nullable Integer longestMinutes) {
    /** As it was. */
    public static final Recast NONE = new Recast(MeetingSettingsChange.none(), false, null);

    /** What the meeting would have been allowed from the beginning, where that is said. */
    Optional<MeetingEvent> policy(MeetingScheduled fact) {
        return account || settings.policy() != null
                ? Optional.of(new PolicyChanged(fact.meetingId(), allowed(MeetingPolicy.DEFAULT), fact.at()))
                : Optional.empty();
    }

    private MeetingPolicy allowed(MeetingPolicy was) {
        MeetingPolicy said = settings.policyAfter(was);
        return account ? said.allowing(longestMinutes) : said;
    }

    MeetingEvent of(MeetingEvent fact) {
        if (fact instanceof MeetingScheduled it) {
            return new MeetingScheduled(
                    it.meetingId(),
                    it.tenantId(),
                    it.ownerId(),
                    it.ownerParticipantId(),
                    it.ownerName(),
                    it.ownerEmail(),
                    it.title(),
                    it.description(),
                    it.meetingNumber(),
                    it.scheduledStart(),
                    it.scheduledEnd(),
                    it.alternativeHosts(),
                    settings.appliedTo(it.settings(), null),
                    it.at());
        }
        if (fact instanceof MeetingChanged it) {
            return new MeetingChanged(
                    it.meetingId(),
                    it.title(),
                    it.description(),
                    it.scheduledStart(),
                    it.scheduledEnd(),
                    it.alternativeHosts(),
                    settings.appliedTo(it.settings(), null),
                    it.at());
        }
        return fact instanceof PolicyChanged it
                ? new PolicyChanged(it.meetingId(), allowed(it.policy()), it.at())
                : fact;
    }
}
