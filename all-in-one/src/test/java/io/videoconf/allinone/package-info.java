@NullMarked
package io.videoconf.allinone;

import org.jspecify.annotations.NullMarked;
