package io.videoconf.command.notice.delivery;

import io.videoconf.command.notice.webhook.EndpointUrl;
import io.videoconf.command.platform.GuardedSockets;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Makes one attempt at one delivery. Follows no redirect, keeps nothing of the answer but its status, and speaks to no
 * address that is not of the open internet.
 */
final class Messenger implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LONGEST_ANSWER = 64 * 1024;

    private final OkHttpClient client;
    private final boolean loopbackAllowed;

    Messenger(WebhookSettings settings) {
        loopbackAllowed = settings.allowLoopback();
        client = new OkHttpClient.Builder()
                .socketFactory(new GuardedSockets(loopbackAllowed))
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                // An attempt is one attempt: when to try again is not the client's to decide.
                .retryOnConnectionFailure(false)
                .callTimeout(settings.timeout())
                .connectTimeout(settings.timeout())
                .readTimeout(settings.timeout())
                .writeTimeout(settings.timeout())
                .connectionPool(new ConnectionPool(16, 30, TimeUnit.SECONDS))
                .dispatcher(new Dispatcher())
                .build();
    }

    /** What is sent. */
    record Message(String url, String id, long epochSeconds, String signatures, String body) {}

    /**
     * What came of it.
     *
     * @param status null when there was no answer
     * @param retryAfter what the answer asked for; null when nothing
     * @param problem null when it was taken
     */
    record Result(
            @Nullable Integer status,
            Duration took,
            @Nullable Duration retryAfter,
            @Nullable String problem) {
        boolean isTaken() {
            return problem == null;
        }
    }

    Result send(Message message, Instant now) {
        long begun = System.nanoTime();
        String wrong = EndpointUrl.wrong(message.url(), loopbackAllowed);
        if (wrong != null) {
            return new Result(null, Duration.ZERO, null, "the address " + wrong);
        }
        try (Response response = client.newCall(request(message)).execute()) {
            response.peekBody(LONGEST_ANSWER);
            int status = response.code();
            return new Result(
                    status,
                    since(begun),
                    retryAfter(response.headers("Retry-After")),
                    status >= 200 && status < 300 ? null : "answered " + status);
        } catch (IOException e) {
            return new Result(null, since(begun), null, words(e));
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    private static Request request(Message message) {
        return new Request.Builder()
                .url(message.url())
                .header("User-Agent", "VideoConf-Webhooks/1")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(message.epochSeconds()))
                .header("webhook-signature", message.signatures())
                .post(RequestBody.create(message.body().getBytes(java.nio.charset.StandardCharsets.UTF_8), JSON))
                .build();
    }

    /** What is told of a failure says nothing of what is behind our walls. */
    private static String words(IOException failure) {
        return switch (failure) {
            case GuardedSockets.AddressNotAllowedException it -> String.valueOf(it.getMessage());
            case java.net.UnknownHostException _ -> "the name is unknown";
            case java.io.InterruptedIOException _ -> "no answer in time";
            case javax.net.ssl.SSLException _ -> "TLS failed";
            case java.net.ConnectException _ -> "no connection";
            default -> "the connection broke";
        };
    }

    private static @Nullable Duration retryAfter(List<String> headers) {
        if (headers.isEmpty() || !headers.getFirst().matches("\\d{1,7}")) {
            return null;
        }
        return Duration.ofSeconds(Long.parseLong(headers.getFirst()));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
