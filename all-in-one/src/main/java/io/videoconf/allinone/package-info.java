/** One JVM, three sides, embedded stores: a main and configuration, and no business. */
@NullMarked
package io.videoconf.allinone;

import org.jspecify.annotations.NullMarked;
