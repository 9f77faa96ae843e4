/** Looking after the read models: which there are, making them again, trying again what they could not take in. */
@NullMarked
package io.videoconf.api.upkeep;

import org.jspecify.annotations.NullMarked;
