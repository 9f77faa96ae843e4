/** What is asked before the audit is read. */
@NullMarked
package io.videoconf.api.audit.commands;

import org.jspecify.annotations.NullMarked;
