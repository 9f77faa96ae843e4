/** What can be asked of the read models' upkeep. */
@NullMarked
package io.videoconf.api.upkeep.queries;

import org.jspecify.annotations.NullMarked;
