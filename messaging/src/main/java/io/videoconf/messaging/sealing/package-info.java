/**
 * How personal data is sealed before it is stored, and opened when it is read: encrypted field by field, with the key of the
 * person that it is about.
 */
@NullMarked
package io.videoconf.messaging.sealing;

import org.jspecify.annotations.NullMarked;
