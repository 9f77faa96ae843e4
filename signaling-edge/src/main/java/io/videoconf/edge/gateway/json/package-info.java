/** JSON as clients see it: strict when read, the same everywhere when written. */
@NullMarked
package io.videoconf.edge.gateway.json;

import org.jspecify.annotations.NullMarked;
