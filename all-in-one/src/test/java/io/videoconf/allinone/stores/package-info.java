@NullMarked
package io.videoconf.allinone.stores;

import org.jspecify.annotations.NullMarked;
