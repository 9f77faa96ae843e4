/** The rules of the rooms, executed. Package names are constants, and a rule that matches nothing fails. */
@NullMarked
package io.videoconf.architecture;

import org.jspecify.annotations.NullMarked;
