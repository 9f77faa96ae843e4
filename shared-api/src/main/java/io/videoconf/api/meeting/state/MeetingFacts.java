package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingPolicy;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingScheduled;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting is, in all its states.
 *
 * @param alternativeHosts lower-case e-mails
 * @param everybody what nobody may do but who moderates
 * @param series null for a meeting that takes place once
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

        MeetingSettings settings,
        MeetingPolicy policy,
        Restrictions everybody,
        @Nullable Series series) {

    public MeetingFacts {
        alternativeHosts = alternativeHosts.stream()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** True for the e-mail of a named alternative host. */
    public boolean names(@Nullable String email) {
        return email != null && alternativeHosts.contains(email.toLowerCase(Locale.ROOT));
    }

    /** How many minutes it may run: what its host says, but no more than the owner's account allows; null for any. */
    public @Nullable Integer minutesAllowed() {
        Integer said = settings.timeLimitMinutes();
        Integer most = policy.longestMinutes();
        if (said == null || most == null) {
            return said == null ? most : said;
        }
        return Math.min(said, most);
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
                fact.settings(),
                MeetingPolicy.DEFAULT,
                Restrictions.NONE,
                null);
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
                fact.settings(),
                policy,
                everybody,
                series);
    }

    MeetingFacts with(MeetingPolicy now) {
        return new MeetingFacts(
                meetingId,
                tenantId,
                ownerId,
                ownerParticipantId,
                meetingNumber,
                title,
                description,
                createdAt,
                scheduledStart,
                scheduledEnd,
                alternativeHosts,
                settings,
                now,
                everybody,
                series);
    }

    MeetingFacts with(Restrictions forEverybody) {
        return new MeetingFacts(
                meetingId,
                tenantId,
                ownerId,
                ownerParticipantId,
                meetingNumber,
                title,
                description,
                createdAt,
                scheduledStart,
                scheduledEnd,
                alternativeHosts,
                settings,
                policy,
                forEverybody,
                series);
    }

    MeetingFacts with(Series now) {
        return new MeetingFacts(
                meetingId,
                tenantId,
                ownerId,
                ownerParticipantId,
                meetingNumber,
                title,
                description,
                createdAt,
                scheduledStart,
                scheduledEnd,
                alternativeHosts,
                settings,
                policy,
                everybody,
                now);
    }

    /** With the series changed; the same for a meeting that takes place once. */
    MeetingFacts change(UnaryOperator<Series> change) {
        return series == null ? this : with(change.apply(series));
    }
}
