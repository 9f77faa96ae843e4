/** What the command side runs on: event store, transactions, interceptors, commands that are due later. No business names. */
@NullMarked
package io.videoconf.command.platform;

import org.jspecify.annotations.NullMarked;
