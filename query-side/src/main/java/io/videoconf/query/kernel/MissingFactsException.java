package io.videoconf.query.kernel;

/** A stream's next event is not the next one: the document, or the way to it, has lost some. The stream is parked. */
public final class MissingFactsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    MissingFactsException(String stream, long known, long next) {
        super("stream " + stream + " is known up to " + known + ", and the next event is number " + next);
    }
}
