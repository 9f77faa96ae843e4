/** How much who may ask: the limits, where they are counted, and where they are kept over a restart. */
@NullMarked
package io.videoconf.edge.gateway.limits;

import org.jspecify.annotations.NullMarked;
