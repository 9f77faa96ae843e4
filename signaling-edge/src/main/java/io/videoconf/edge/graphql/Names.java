package io.videoconf.edge.graphql;

import java.util.Locale;
import java.util.regex.Pattern;

/** The two ways in which one name is written. */
final class Names {
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

    private Names() {}

    /** {@code hostUserId} as {@code host_user_id}. */
    static String snake(String camel) {
        return CAPITAL.matcher(camel).replaceAll(it -> "_" + it.group().toLowerCase(Locale.ROOT));
    }

    /** {@code host_user_id} as {@code hostUserId}; dots stay. */
    static String camel(String snake) {
        return UNDERSCORE.matcher(snake).replaceAll(it -> it.group(1).toUpperCase(Locale.ROOT));
    }
}
