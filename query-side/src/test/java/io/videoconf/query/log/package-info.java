@NullMarked
package io.videoconf.query.log;

import org.jspecify.annotations.NullMarked;
