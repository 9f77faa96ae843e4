/** What is told because something happened. */
@NullMarked
package io.videoconf.command.notice.automation;

import org.jspecify.annotations.NullMarked;
