/** Answers about the keys of people and about what was erased. */
@NullMarked
package io.videoconf.api.compliance.views;

import org.jspecify.annotations.NullMarked;
