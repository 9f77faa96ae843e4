package io.videoconf.command.recording.sharing;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.recording.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** E-mails as shares know them: compared without regard to case, so kept in lower case. */
final class Emails {
    static final Rule A_SHARE_NAMES_PEOPLE_BY_EMAIL =
            Rule.of("AShareNamesPeopleByEmail", RefusalCode.VALIDATION_FAILED);

    private static final int MOST_AT_ONCE = 100;
    /** The longest address that mail can carry (RFC 5321, with RFC 3696's erratum 1690). */
    private static final int LONGEST = 254;

    /** Enough to catch a slip of the hand; whether somebody reads there, only mail can tell. */
    private static final Pattern SHAPE = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private Emails() {}

    /** What is wrong with the list, by the field's name; empty when nothing is. */
    static Optional<Map<String, String>> wrong(List<String> emails) {
        if (emails.isEmpty() || emails.size() > MOST_AT_ONCE) {
            return Optional.of(Map.of("emails", "must name between 1 and " + MOST_AT_ONCE + " people"));
        }
        for (int i = 0; i < emails.size(); i++) {
            String email = emails.get(i).strip();
            if (email.length() > LONGEST || !SHAPE.matcher(email).matches()) {
                return Optional.of(Map.of("emails[" + i + "]", "must be an e-mail address"));
            }
        }
        return Optional.empty();
    }

    static SequencedSet<String> normal(List<String> emails) {
        TreeSet<String> normal = new TreeSet<>();
        emails.forEach(email -> normal.add(email.strip().toLowerCase(Locale.ROOT)));
        return normal;
    }
}
