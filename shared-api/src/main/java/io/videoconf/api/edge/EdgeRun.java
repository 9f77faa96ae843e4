package io.videoconf.api.edge;

/**
 * One run of one edge. What an edge holds in memory, its connections above all, ends with its run.
 *
 * @param edge the edge's name, the same after a restart where it has a fixed one
 * @param boot drawn at each start; ordered by nothing
 */
public record EdgeRun(String edge, String boot) {
    public EdgeRun {
        if (edge.isBlank() || boot.isBlank() || boot.indexOf('/') >= 0) {
            throw new IllegalArgumentException("an edge's run needs a name and the mark of its start");
        }
    }

    /** Reads what {@link #toString} wrote. */
    public static EdgeRun parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("no run of an edge: " + text);
        }
        return new EdgeRun(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The form in which it travels beside commands and is stored with facts: {@code edge/boot}. */
    @Override
    public String toString() {
        return edge + "/" + boot;
    }
}
