/** The only door. */
@NullMarked
package io.videoconf.edge;

import org.jspecify.annotations.NullMarked;
