@NullMarked
package io.videoconf.query.kernel;

import org.jspecify.annotations.NullMarked;
