/** What may happen in a meeting: one package a capability, pure functions from a command and a state to facts or a refusal. */
@NullMarked
package io.videoconf.command.meeting;

import org.jspecify.annotations.NullMarked;
