@NullMarked
package io.videoconf.api.json;

import org.jspecify.annotations.NullMarked;
