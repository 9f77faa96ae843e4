/** The query side: views of what has happened, in MongoDB, made from the events and from nothing else. */
@NullMarked
package io.videoconf.query;

import org.jspecify.annotations.NullMarked;
