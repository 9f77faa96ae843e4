/** What can be asked of the keys of people and of what was erased. */
@NullMarked
package io.videoconf.api.compliance.queries;

import org.jspecify.annotations.NullMarked;
