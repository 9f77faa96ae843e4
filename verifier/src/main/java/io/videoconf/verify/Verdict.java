package io.videoconf.verify;

import java.util.List;

/**
 * What a bundle was found to be.
 *
 * @param broken what is wrong with it and where; empty when it holds
 * @param said what was found to hold, in words
 */
record Verdict(List<String> broken, List<String> said) {
    boolean holds() {
        return broken.isEmpty();
    }
}
