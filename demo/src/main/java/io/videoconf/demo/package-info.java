/**
 * A scripted meeting, and the clients that play it. Nothing here knows more than the public contract, so whatever
 * works here works for anybody.
 */
@NullMarked
package io.videoconf.demo;

import org.jspecify.annotations.NullMarked;
