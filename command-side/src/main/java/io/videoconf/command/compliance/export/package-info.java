/** Histories handed out, so that they can be checked by others. */
@NullMarked
package io.videoconf.command.compliance.export;

import org.jspecify.annotations.NullMarked;
