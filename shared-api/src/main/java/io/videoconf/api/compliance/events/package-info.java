/** What was erased, and what was held. */
@NullMarked
package io.videoconf.api.compliance.events;

import org.jspecify.annotations.NullMarked;
