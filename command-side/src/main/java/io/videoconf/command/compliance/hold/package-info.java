/** What may be held, and by whom: pure. */
@NullMarked
package io.videoconf.command.compliance.hold;

import org.jspecify.annotations.NullMarked;
