@NullMarked
package io.videoconf.edge.redis;

import org.jspecify.annotations.NullMarked;
