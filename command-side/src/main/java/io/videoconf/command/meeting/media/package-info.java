/** What people send: sound, picture, screen, hand, reactions; and what fails. */
@NullMarked
package io.videoconf.command.meeting.media;

import org.jspecify.annotations.NullMarked;
