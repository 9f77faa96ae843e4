/** What is answered about recordings. */
@NullMarked
package io.videoconf.api.recording.views;

import org.jspecify.annotations.NullMarked;
