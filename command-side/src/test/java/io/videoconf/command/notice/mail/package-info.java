@NullMarked
package io.videoconf.command.notice.mail;

import org.jspecify.annotations.NullMarked;
