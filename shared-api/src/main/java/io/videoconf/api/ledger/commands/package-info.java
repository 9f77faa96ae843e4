/** What is asked to be done with a history as a whole. */
@NullMarked
package io.videoconf.api.ledger.commands;

import org.jspecify.annotations.NullMarked;
