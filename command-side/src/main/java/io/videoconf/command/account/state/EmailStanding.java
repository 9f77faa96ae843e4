package io.videoconf.command.account.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of whose an account's e-mail address is.
 *
 * @param verifiedAt since when it is known to be the person's; null when it is not
 * @param code the one that was written to it last; null when none was, or it was used
 * @param letters when codes were written, to whichever address, the latest last: those of the last day before the latest
 */
public record EmailStanding(
        @Nullable Instant verifiedAt, @Nullable MailedCode code, List<Instant> letters) {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** Nothing is known. */
    static final EmailStanding UNPROVEN = new EmailStanding(null, null, List.of());

    public EmailStanding {
        letters = List.copyOf(letters);
    }

    /**
     * A code on its way.
     *
     * @param sha256 in hex
     */
    public record MailedCode(String sha256, Instant expiresAt) {}

    /** Nothing is known of another address; how many letters there were is not forgotten. */
    EmailStanding unproven() {
        return new EmailStanding(null, null, letters);
    }

    EmailStanding asked(MailedCode fresh, Instant at) {
        Instant oldest = at.minus(REMEMBERED);
        return new EmailStanding(
                verifiedAt,
                fresh,
                Stream.concat(letters.stream().filter(each -> each.isAfter(oldest)), Stream.of(at))
                        .toList());
    }

    EmailStanding proven(Instant at) {
        return new EmailStanding(at, null, letters);
    }
}
