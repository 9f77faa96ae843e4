/** Who is erased, and who cannot be: pure. */
@NullMarked
package io.videoconf.command.compliance.erasure;

import org.jspecify.annotations.NullMarked;
