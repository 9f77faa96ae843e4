/** Media that exist elsewhere: known, and brought here when somebody asks. Pure. */
@NullMarked
package io.videoconf.command.recording.importing;

import org.jspecify.annotations.NullMarked;
