@NullMarked
package io.videoconf.query.meeting;

import org.jspecify.annotations.NullMarked;
