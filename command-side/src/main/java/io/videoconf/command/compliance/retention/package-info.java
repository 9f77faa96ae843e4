/** How long is kept, by whose word, and what is done at the end: pure. */
@NullMarked
package io.videoconf.command.compliance.retention;

import org.jspecify.annotations.NullMarked;
