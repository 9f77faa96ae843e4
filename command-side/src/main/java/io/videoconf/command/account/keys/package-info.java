/** API keys: making and revoking them. Their secrets are nowhere here. */
@NullMarked
package io.videoconf.command.account.keys;

import org.jspecify.annotations.NullMarked;
