/** What every context of the command side decides with: no framework, no clock, no store. */
@NullMarked
package io.videoconf.command.kernel;

import org.jspecify.annotations.NullMarked;
