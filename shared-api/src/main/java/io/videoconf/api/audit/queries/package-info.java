/** What can be asked of the audit. */
@NullMarked
package io.videoconf.api.audit.queries;

import org.jspecify.annotations.NullMarked;
