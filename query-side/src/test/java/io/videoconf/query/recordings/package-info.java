@NullMarked
package io.videoconf.query.recordings;

import org.jspecify.annotations.NullMarked;
