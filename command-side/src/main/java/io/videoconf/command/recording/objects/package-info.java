/** Where bytes are kept: a port, and its one adapter for anything that speaks S3. */
@NullMarked
package io.videoconf.command.recording.objects;

import org.jspecify.annotations.NullMarked;
