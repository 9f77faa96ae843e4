/** In which order the threads of this process have a processor. */
@NullMarked
package io.videoconf.allinone.threads;

import org.jspecify.annotations.NullMarked;
