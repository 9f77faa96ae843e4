/** The ledger, which proves that what is stored is what was stored. */
@NullMarked
package io.videoconf.api.ledger;

import org.jspecify.annotations.NullMarked;
