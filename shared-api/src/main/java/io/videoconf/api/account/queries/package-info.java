/** What can be asked about accounts. */
@NullMarked
package io.videoconf.api.account.queries;

import org.jspecify.annotations.NullMarked;
