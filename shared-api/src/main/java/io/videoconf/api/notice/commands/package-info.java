/** What can be asked of a webhook. */
@NullMarked
package io.videoconf.api.notice.commands;

import org.jspecify.annotations.NullMarked;
