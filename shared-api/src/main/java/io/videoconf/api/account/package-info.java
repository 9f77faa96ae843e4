/** People and their tenants: what the other contexts say of them. */
@NullMarked
package io.videoconf.api.account;

import org.jspecify.annotations.NullMarked;
