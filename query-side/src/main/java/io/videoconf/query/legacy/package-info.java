/** Small numbers for things, in the order in which they were made. */
@NullMarked
package io.videoconf.query.legacy;

import org.jspecify.annotations.NullMarked;
