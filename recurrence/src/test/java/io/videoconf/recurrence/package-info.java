@NullMarked
package io.videoconf.recurrence;

import org.jspecify.annotations.NullMarked;
