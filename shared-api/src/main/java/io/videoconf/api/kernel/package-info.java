/** What every context shares: ids, who acts, refusals, receipts, the mark on personal data. */
@NullMarked
package io.videoconf.api.kernel;

import org.jspecify.annotations.NullMarked;
