/** What can be asked about small numbers. */
@NullMarked
package io.videoconf.api.legacy.queries;

import org.jspecify.annotations.NullMarked;
