@NullMarked
package io.videoconf.command.audit.opening;

import org.jspecify.annotations.NullMarked;
