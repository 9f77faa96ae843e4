/** What the ledger answers. Hashes are lower-case hex. */
@NullMarked
package io.videoconf.api.ledger.views;

import org.jspecify.annotations.NullMarked;
