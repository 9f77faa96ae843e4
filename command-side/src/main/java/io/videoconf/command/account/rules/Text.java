package io.videoconf.command.account.rules;

import java.nio.charset.StandardCharsets;

/**
 * What text has to be before it may be stored or hashed.
 */
public final class Text {

    private Text() {}

    /** True when the text has no half of a surrogate pair: such text has no UTF-8 form, and breaks what writes it. */
    public static boolean isWellFormed(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    /** True when the text is well formed and has no control characters; PostgreSQL, for one, refuses U+0000. */
    public static boolean isClean(String value) {
        return isWellFormed(value) && value.codePoints().noneMatch(Character::isISOControl);
    }
}
