/** What has happened to an account. */
@NullMarked
package io.videoconf.api.account.events;

import org.jspecify.annotations.NullMarked;
