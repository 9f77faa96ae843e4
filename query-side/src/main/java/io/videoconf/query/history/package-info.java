/** The audit view: every fact and every refused command, with who asked, from where and why. */
@NullMarked
package io.videoconf.query.history;

import org.jspecify.annotations.NullMarked;
