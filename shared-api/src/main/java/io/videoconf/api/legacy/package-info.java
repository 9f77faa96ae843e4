/** What the door for older clients needs besides: small numbers for ids. */
@NullMarked
package io.videoconf.api.legacy;

import org.jspecify.annotations.NullMarked;
