@NullMarked
package io.videoconf.query.accounts;

import org.jspecify.annotations.NullMarked;
