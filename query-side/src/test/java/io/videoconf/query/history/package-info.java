@NullMarked
package io.videoconf.query.history;

import org.jspecify.annotations.NullMarked;
