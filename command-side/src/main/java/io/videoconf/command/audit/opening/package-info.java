/** The decision whether a tenant's audit may be read: pure. */
@NullMarked
package io.videoconf.command.audit.opening;

import org.jspecify.annotations.NullMarked;
