/** What views may ask of each other: they leave each other's collections alone. */
@NullMarked
package io.videoconf.query.access;

import org.jspecify.annotations.NullMarked;
