@NullMarked
package io.videoconf.command.notice;

import org.jspecify.annotations.NullMarked;
