package io.videoconf.demo;

/**
 * Something that the contract promises did not happen.
 */
public final class StoryBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was promised and what came instead. */
    public StoryBroken(String message) {
        super(message);
    }
}
