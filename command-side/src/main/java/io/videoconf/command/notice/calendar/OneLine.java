package io.videoconf.command.notice.calendar;

/** Text of people where only one line is allowed: a line break of theirs must not begin a header of ours. */
public final class OneLine {
    private OneLine() {}

    /** Without control characters; white space becomes a blank. */
    public static String of(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
    }

    /** Fit to stand between double quotes. */
    static String quotable(String text) {
        return of(text).replace('"', '\'');
    }
}
