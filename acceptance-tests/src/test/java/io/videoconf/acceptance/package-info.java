/**
 * What a stranger with the contract in hand may rely on, played against the packaged program over HTTP and sockets.
 */
@NullMarked
package io.videoconf.acceptance;

import org.jspecify.annotations.NullMarked;
