/** The command line: a client like any other, which knows the wire contract only. */
@NullMarked
package io.videoconf.commandline;

import org.jspecify.annotations.NullMarked;
