/** What auditors, courts and the law ask for. */
@NullMarked
package io.videoconf.command.compliance;

import org.jspecify.annotations.NullMarked;
