/** What edges ask of the side that keeps things for them. */
@NullMarked
package io.videoconf.api.edge.queries;

import org.jspecify.annotations.NullMarked;
