@NullMarked
package io.videoconf.edge.relay;

import org.jspecify.annotations.NullMarked;
