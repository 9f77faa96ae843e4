@NullMarked
package io.videoconf.command.compliance.ledger;

import org.jspecify.annotations.NullMarked;
