package io.videoconf.edge.rest;

import org.jspecify.annotations.Nullable;

/** A cell of RFC 4180 text. */
final class CsvCell {
    private CsvCell() {}

    /** A name that begins like a formula would be run by the spreadsheet of who opens it. */
    static String of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
