/** What every door shares: tokens, commands and queries, progress of views, versions, errors, strict JSON. */
@NullMarked
package io.videoconf.edge.gateway;

import org.jspecify.annotations.NullMarked;
