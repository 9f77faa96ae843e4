/** The one way to Redis: connected as soon as it is there, told of when it goes and comes, waited for by nobody. */
@NullMarked
package io.videoconf.edge.redis;

import org.jspecify.annotations.NullMarked;
