/** What every capability of a recording asks first: is there one, and who wants to know. */
@NullMarked
package io.videoconf.command.recording.rule;

import org.jspecify.annotations.NullMarked;
