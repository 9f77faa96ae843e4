@NullMarked
package io.videoconf.edge.replay;

import org.jspecify.annotations.NullMarked;
