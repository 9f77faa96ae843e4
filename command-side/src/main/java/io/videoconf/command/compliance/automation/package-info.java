/** What is erased because something else has happened. */
@NullMarked
package io.videoconf.command.compliance.automation;

import org.jspecify.annotations.NullMarked;
