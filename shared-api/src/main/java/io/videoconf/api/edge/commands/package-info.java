/** What edges say of themselves. */
@NullMarked
package io.videoconf.api.edge.commands;

import org.jspecify.annotations.NullMarked;
