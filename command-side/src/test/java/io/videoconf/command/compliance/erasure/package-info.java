@NullMarked
package io.videoconf.command.compliance.erasure;

import org.jspecify.annotations.NullMarked;
