/** What is answered about accounts. */
@NullMarked
package io.videoconf.api.account.views;

import org.jspecify.annotations.NullMarked;
