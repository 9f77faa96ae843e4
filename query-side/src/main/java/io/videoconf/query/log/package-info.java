/** The ordered facts of a meeting, as each viewer may see them. Has no documents: it reads the events. */
@NullMarked
package io.videoconf.query.log;

import org.jspecify.annotations.NullMarked;
