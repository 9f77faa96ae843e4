@NullMarked
package io.videoconf.edge.socketio;

import org.jspecify.annotations.NullMarked;
