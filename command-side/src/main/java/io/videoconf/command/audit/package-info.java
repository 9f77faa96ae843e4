/** Who reads the audit of a tenant: that is decided, and a fact, before it is read. */
@NullMarked
package io.videoconf.command.audit;

import org.jspecify.annotations.NullMarked;
