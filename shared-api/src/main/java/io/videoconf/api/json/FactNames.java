package io.videoconf.api.json;

import java.util.Locale;

/** What facts are called where clients see them. */
public final class FactNames {
    private FactNames() {}

    /** {@code participant_admitted} for the type {@code ParticipantAdmitted}, with or without its package. */
    public static String snakeCase(String typeName) {
        String simple = typeName.substring(typeName.lastIndexOf('.') + 1);
        return simple.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
