package io.videoconf.api.kernel;

/**
 * A password or token on its way to be checked. Lives in commands only; no event, view or log has one.
 */
public record Secret(String value) {
    /** Never the value: secrets must not reach a log by way of a message's text. */
    @Override
    public String toString() {
        return "***";
    }
}
