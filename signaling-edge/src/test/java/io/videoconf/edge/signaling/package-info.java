@NullMarked
package io.videoconf.edge.signaling;

import org.jspecify.annotations.NullMarked;
