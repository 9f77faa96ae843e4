@NullMarked
package io.videoconf.messaging.side;

import org.jspecify.annotations.NullMarked;
