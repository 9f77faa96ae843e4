/** The side that decides. */
@NullMarked
package io.videoconf.command;

import org.jspecify.annotations.NullMarked;
