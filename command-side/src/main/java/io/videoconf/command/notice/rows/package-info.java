/** What the notices' stores share. */
@NullMarked
package io.videoconf.command.notice.rows;

import org.jspecify.annotations.NullMarked;
