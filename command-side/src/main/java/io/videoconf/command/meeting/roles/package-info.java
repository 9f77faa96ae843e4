/** Who may do what: roles, handing over, restrictions. */
@NullMarked
package io.videoconf.command.meeting.roles;

import org.jspecify.annotations.NullMarked;
