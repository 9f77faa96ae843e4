@NullMarked
package io.videoconf.query.attendance;

import org.jspecify.annotations.NullMarked;
