/** The switchboards of erasures and holds, their rows, and who answers for them. */
@NullMarked
package io.videoconf.command.compliance.desk;

import org.jspecify.annotations.NullMarked;
