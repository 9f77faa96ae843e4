/** What the audit answers. */
@NullMarked
package io.videoconf.api.audit.views;

import org.jspecify.annotations.NullMarked;
