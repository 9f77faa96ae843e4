@NullMarked
package io.videoconf.verify;

import org.jspecify.annotations.NullMarked;
