/** What has happened to a webhook. */
@NullMarked
package io.videoconf.api.notice.events;

import org.jspecify.annotations.NullMarked;
