@NullMarked
package io.videoconf.command.platform;

import org.jspecify.annotations.NullMarked;
