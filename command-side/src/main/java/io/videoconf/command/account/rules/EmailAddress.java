package io.videoconf.command.account.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * E-mail addresses as VideoConf compares them: without regard to case.
 */
public final class EmailAddress {

    /** RFC 5321: a path of 256 octets with its two brackets. */
    private static final int LONGEST = 254;

    private static final Pattern PLAUSIBLE = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private EmailAddress() {}

    /** The address in the one form that is stored and compared; empty when it cannot be an address. */
    public static Optional<String> normalized(String email) {
        if (!Text.isClean(email)) {
            return Optional.empty();
        }
        String normal = Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return normal.length() <= LONGEST && PLAUSIBLE.matcher(normal).matches()
                ? Optional.of(normal)
                : Optional.empty();
    }
}
