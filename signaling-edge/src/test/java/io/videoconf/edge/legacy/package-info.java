@NullMarked
package io.videoconf.edge.legacy;

import org.jspecify.annotations.NullMarked;
