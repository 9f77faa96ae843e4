package io.videoconf.api.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record component, a text or a list of texts, as personal data, and says whose it is.
 *
 * <p>Marked components are what is sealed with the person's key before it is stored, and what becomes
 * unreadable when the person is erased. Free text belongs to who wrote it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {
    /**
     * The component of the same record that names the person.
     *
     * <ul>
     *   <li>A {@link UserId}: that person.
     *   <li>A {@link ParticipantId}: the person that the record's component {@code userId} names, where it has one; else who
     *       caused the event, since nobody but the participant writes in their name.
     *   <li>The component itself: it holds e-mail addresses, and each belongs to whoever has that address.
     * </ul>
     */
    String of();

    /** What it is, which decides what stands in its place when its person is erased. */
    What is() default What.TEXT;

    /** With which other data of its stream it is kept and made unreadable, where {@link KeptWithStream} says that it is. */
    Scope scope() default Scope.PEOPLE;

    /** What of a stream goes together. */
    enum Scope {
        /** Who was there, and what was said about them. */
        PEOPLE,
        /** What was written to each other. */
        CHAT
    }

    /** Kinds of personal data. */
    enum What {
        /** What people are called: "erased person #7". */
        NAME,
        /** Where they are written to: an address that cannot exist. */
        EMAIL,
        /** What they wrote: "[erased]". */
        TEXT
    }
}
