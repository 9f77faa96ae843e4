/** What edges are answered. */
@NullMarked
package io.videoconf.api.edge.views;

import org.jspecify.annotations.NullMarked;
