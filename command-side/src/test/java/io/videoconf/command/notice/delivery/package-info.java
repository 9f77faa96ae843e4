@NullMarked
package io.videoconf.command.notice.delivery;

import org.jspecify.annotations.NullMarked;
