/** Checks an exported history offline, with the JDK alone. Shares no code with who made it. */
@NullMarked
package io.videoconf.verify;

import org.jspecify.annotations.NullMarked;
