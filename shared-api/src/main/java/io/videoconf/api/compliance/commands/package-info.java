/** What can be asked to be erased, and to be held. */
@NullMarked
package io.videoconf.api.compliance.commands;

import org.jspecify.annotations.NullMarked;
