@NullMarked
package io.videoconf.query.chat;

import org.jspecify.annotations.NullMarked;
