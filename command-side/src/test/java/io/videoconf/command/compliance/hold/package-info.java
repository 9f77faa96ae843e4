@NullMarked
package io.videoconf.command.compliance.hold;

import org.jspecify.annotations.NullMarked;
