/** What is forgotten because somebody may ask for it, and kept because somebody else must: words that commands, events and views share. */
@NullMarked
package io.videoconf.api.compliance;

import org.jspecify.annotations.NullMarked;
