/** The API of older clients, on a listener of its own: a translation to the same commands and queries. */
@NullMarked
package io.videoconf.edge.legacy;

import org.jspecify.annotations.NullMarked;
