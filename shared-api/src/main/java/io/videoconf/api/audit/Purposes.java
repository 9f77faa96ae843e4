package io.videoconf.api.audit;

/** What somebody in office says that they read for, in their own words: so long that it can say something. */
public final class Purposes {
    /** The shortest, in characters. */
    public static final int SHORTEST = 3;
    /** The longest, in characters. */
    public static final int LONGEST = 200;
    /** What whoever does not say it is told to do. */
    public static final String WANTED = "say what for, in " + SHORTEST + " to " + LONGEST + " characters";

    private Purposes() {}

    /** Whether it says anything, apart from the blanks around it. */
    public static boolean isSaid(String purpose) {
        return purpose.strip().length() >= SHORTEST && purpose.length() <= LONGEST;
    }
}
