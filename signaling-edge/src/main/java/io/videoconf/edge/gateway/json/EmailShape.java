package io.videoconf.edge.gateway.json;

import java.util.regex.Pattern;

/**
 * What an e-mail address looks like: the mailbox of RFC 5321 without quotes, comments and addresses of hosts, which nobody has; letters
 * and digits of every script, as RFC 6531 has it. Whether somebody reads it is another question.
 */
public final class EmailShape {
    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]++";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern SHAPE =
            Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*+@" + LABEL + "(?:\\." + LABEL + ")*+");
    private static final int LONGEST = 254;

    private EmailShape() {}

    /** Whether a text has it. */
    public static boolean fits(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }
}
