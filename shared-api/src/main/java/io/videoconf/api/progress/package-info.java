/** How far the read models have followed the events. */
@NullMarked
package io.videoconf.api.progress;

import org.jspecify.annotations.NullMarked;
