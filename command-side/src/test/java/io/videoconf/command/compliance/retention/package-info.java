@NullMarked
package io.videoconf.command.compliance.retention;

import org.jspecify.annotations.NullMarked;
