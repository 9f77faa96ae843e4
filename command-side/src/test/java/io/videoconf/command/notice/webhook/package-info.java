@NullMarked
package io.videoconf.command.notice.webhook;

import org.jspecify.annotations.NullMarked;
