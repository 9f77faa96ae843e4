package io.videoconf.api.kernel;

/** What stands where an e-mail address was that nobody can read any more. */
public final class ErasedEmail {
    private static final String DOMAIN = "@erased.invalid";

    private ErasedEmail() {}

    /** One of this name. */
    public static String of(String name) {
        return name + DOMAIN;
    }

    /** Whether this stands for an address, and is none. */
    public static boolean isOne(String email) {
        return email.endsWith(DOMAIN);
    }
}
