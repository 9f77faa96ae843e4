/** Which times the rule of a series comes to. Decided, shown and written to people by the same arithmetic. */
@NullMarked
package io.videoconf.recurrence;

import org.jspecify.annotations.NullMarked;
