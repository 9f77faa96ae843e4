package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingScheduled;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting is, in all its states.
 *
 * @param alternativeHosts lower-case e-mails
 */
public record MeetingFacts(
        MeetingId meetingId,
        TenantId tenantId,
        UserId ownerId,
        ParticipantId ownerParticipantId,
        String meetingNumber,
        String title,
        @Nullable String description,
        Instant createdAt,
        @Nullable Instant scheduledStart,
        @Nullable Instant scheduledEnd,

        @Personal(of = "alternativeHosts", is = Personal.What.EMAIL)
        List<String> alternativeHosts,

        MeetingSettings settings) {

    public MeetingFacts {
        alternativeHosts = alternativeHosts.stream()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** True for the e-mail of a named alternative host. */
    public boolean names(@Nullable String email) {
        return email != null && alternativeHosts.contains(email.toLowerCase(Locale.ROOT));
    }

    static MeetingFacts of(MeetingScheduled fact) {
        return new MeetingFacts(
                fact.meetingId(),
                fact.tenantId(),
                fact.ownerId(),
                fact.ownerParticipantId(),
                fact.meetingNumber(),
                fact.title(),
                fact.description(),
                fact.at(),
                fact.scheduledStart(),
                fact.scheduledEnd(),
                fact.alternativeHosts(),
                fact.settings());
    }

    MeetingFacts after(MeetingChanged fact) {
        return new MeetingFacts(
                meetingId,
                tenantId,
                ownerId,
                ownerParticipantId,
                meetingNumber,
                fact.title(),
                fact.description(),
                createdAt,
                fact.scheduledStart(),
                fact.scheduledEnd(),
                fact.alternativeHosts(),
                fact.settings());
    }
}
