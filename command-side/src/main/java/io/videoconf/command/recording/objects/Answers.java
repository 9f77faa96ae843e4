package io.videoconf.command.recording.objects;

import io.minio.Result;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Waits for the store's answers, and never for ever. The client library's own blocking way waits without a limit, and
 * makes a refused connection look like a bug.
 */
public final class Answers {
    private Answers() {}

    /**
     * The answer.
     *
     * @throws MinioException when the store, or the way to it, fails
     */
    public static <T> T await(CompletableFuture<T> answer, Duration limit) throws MinioException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failureOf(e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new MinioException("no answer within " + limit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MinioException("interrupted", e);
        }
    }

    /**
     * Visits what is listed, page by page. The client library throws a connection that breaks here as if it were a bug.
     *
     * @throws MinioException when the store, or the way to it, fails
     */
    public static void each(Iterable<Result<Item>> listed, Consumer<Item> visitor) throws MinioException {
        try {
            for (Result<Item> found : listed) {
                visitor.accept(found.get());
            }
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof IOException broken) {
                throw new MinioException(String.valueOf(broken.getMessage()), broken);
            }
            throw e;
        }
    }

    private static MinioException failureOf(ExecutionException e) {
        Throwable cause = e.getCause();
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case MinioException refused -> refused;
            case IOException broken -> new MinioException(String.valueOf(broken.getMessage()), broken);
            case null -> throw new IllegalStateException(e);
            default -> throw new IllegalStateException(cause);
        };
    }
}
