package io.videoconf.api.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record component as personal data, and says whose it is.
 *
 * <p>Marked components are what is sealed with the person's key before it is stored, and what becomes
 * unreadable when the person is erased.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {
    /** The component of the same record that names the person: a {@link UserId}, or a {@link ParticipantId} of the meeting. */
    String of();
}
