package io.videoconf.recurrence;

/** A rule that cannot be gone by. Its message says why, and ends a sentence that begins with the field's name. */
public final class UnusableRuleException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The field of a recurrence that is wrong. */
    private final String field;

    UnusableRuleException(String field, String reason) {
        super(reason);
        this.field = field;
    }

    /** The field that is wrong: {@code rule} or {@code time_zone}. */
    public String field() {
        return field;
    }

    /** Why. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
