/** What is asked of the ledger. */
@NullMarked
package io.videoconf.api.ledger.queries;

import org.jspecify.annotations.NullMarked;
