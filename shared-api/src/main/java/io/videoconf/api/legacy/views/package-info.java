/** What is answered about small numbers. */
@NullMarked
package io.videoconf.api.legacy.views;

import org.jspecify.annotations.NullMarked;
