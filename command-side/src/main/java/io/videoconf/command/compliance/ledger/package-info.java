/** The ledger: proves that what is stored is what was stored. */
@NullMarked
package io.videoconf.command.compliance.ledger;

import org.jspecify.annotations.NullMarked;
