/** Edges, as far as others have to know of them. */
@NullMarked
package io.videoconf.api.edge;

import org.jspecify.annotations.NullMarked;
