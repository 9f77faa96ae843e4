/**
 * What a meeting has come to: its states, and the one fold that leads from facts to them.
 *
 * <p>Decisions, live views, as-of answers and rebuilds all fold with this, so that they agree to the byte.
 */
@NullMarked
package io.videoconf.api.meeting.state;

import org.jspecify.annotations.NullMarked;
