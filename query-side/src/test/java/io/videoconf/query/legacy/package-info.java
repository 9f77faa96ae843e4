@NullMarked
package io.videoconf.query.legacy;

import org.jspecify.annotations.NullMarked;
