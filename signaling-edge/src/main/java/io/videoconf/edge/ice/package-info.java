/** How participants find a way to each other: STUN and TURN servers, with credentials for a short time. */
@NullMarked
package io.videoconf.edge.ice;

import org.jspecify.annotations.NullMarked;
