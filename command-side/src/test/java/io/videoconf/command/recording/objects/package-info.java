@NullMarked
package io.videoconf.command.recording.objects;

import org.jspecify.annotations.NullMarked;
