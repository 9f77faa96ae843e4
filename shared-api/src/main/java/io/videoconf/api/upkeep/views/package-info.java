/** What the read models' upkeep answers. */
@NullMarked
package io.videoconf.api.upkeep.views;

import org.jspecify.annotations.NullMarked;
