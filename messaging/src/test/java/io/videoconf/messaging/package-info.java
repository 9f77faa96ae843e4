@NullMarked
package io.videoconf.messaging;

import org.jspecify.annotations.NullMarked;
