/** Refusals as facts, and the audit view of a history. */
@NullMarked
package io.videoconf.api.audit;

import org.jspecify.annotations.NullMarked;
