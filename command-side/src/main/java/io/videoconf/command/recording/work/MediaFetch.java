package io.videoconf.command.recording.work;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.MediaSource;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.commands.SettleFetch;
import io.videoconf.command.platform.GuardedSockets;
import io.videoconf.command.recording.RecordingSettings;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Brings media from where they are: from allowed hosts only, whatever a redirect says; to no address that is not of the open
 * internet, whatever a name resolves to; no more bytes than allowed, and none that are not what they were said to be.
 */
final class MediaFetch implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final int READ_AT_ONCE = 64 * 1024;

    private final ObjectStore store;
    private final Scratch scratch;
    private final RecordingSettings settings;
    private final OkHttpClient client;

    MediaFetch(ObjectStore store, Scratch scratch, RecordingSettings settings) {
        this(store, scratch, settings, Dns.SYSTEM);
    }

    /** Asks somebody else than the system what names stand for. */
    MediaFetch(ObjectStore store, Scratch scratch, RecordingSettings settings, Dns names) {
        this.store = store;
        this.scratch = scratch;
        this.settings = settings;
        client = new OkHttpClient.Builder()
                .socketFactory(new GuardedSockets(settings.importLoopback()))
                .dns(names)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(CONNECT_WITHIN)
                .callTimeout(settings.importTime())
                .build();
    }

    /**
     * Fetches, and keeps what came as the only part of an upload. What goes wrong is told, and asked for again by whoever wants it.
     */
    SettleFetch fetch(RecordingId recording, MediaSource source) {
        try (Scratch.Sheet sheet = scratch.sheet(".import")) {
            Part part = bring(URI.create(source.url()), source, sheet.path());
            store.write(ObjectKey.part(recording, 1), sheet.path());
            return new SettleFetch(recording, part, null);
        } catch (NotFetchedException e) {
            return new SettleFetch(recording, null, e.getMessage());
        }
    }

    private Part bring(URI from, MediaSource source, Path file) throws NotFetchedException {
        URI at = from;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            if (!settings.mayFetch(at)) {
                throw new NotFetchedException("the address is not among those that media may be fetched from");
            }
            try (Response response = client.newCall(
                            new Request.Builder().url(at.toString()).build())
                    .execute()) {
                if (!response.isRedirect()) {
                    return taken(response, source, file);
                }
                at = next(at, response.header("Location"));
            } catch (GuardedSockets.AddressNotAllowedException e) {
                throw new NotFetchedException("the address is not of the open internet");
            } catch (IOException | IllegalArgumentException e) {
                throw new NotFetchedException("the other side does not answer as it should");
            }
        }
        throw new NotFetchedException("it is redirected too often");
    }

    private static URI next(URI at, @Nullable String location) throws NotFetchedException {
        if (location == null) {
            throw new NotFetchedException("it is redirected to nowhere");
        }
        return at.resolve(location);
    }

    private Part taken(Response response, MediaSource source, Path file) throws IOException, NotFetchedException {
        if (response.code() != 200) {
            throw new NotFetchedException("the other side answered " + response.code());
        }
        MessageDigest md5 = Digests.of("MD5");
        MessageDigest sha256 = Digests.of("SHA-256");
        long most = settings.importLargest().toBytes();
        long size = 0;
        try (InputStream in = response.body().byteStream();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[READ_AT_ONCE];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                size += length;
                if (size > most) {
                    throw new NotFetchedException("it is larger than " + most + " bytes");
                }
                md5.update(buffer, 0, length);
                sha256.update(buffer, 0, length);
                out.write(buffer, 0, length);
            }
        }
        check(source, size, HexFormat.of().formatHex(md5.digest()));
        return new Part(1, size, HexFormat.of().formatHex(sha256.digest()));
    }

    private static void check(MediaSource source, long size, String md5) throws NotFetchedException {
        if (size == 0) {
            throw new NotFetchedException("there is nothing at the address");
        }
        if (source.length() != null && source.length() != size) {
            throw new NotFetchedException("it has " + size + " bytes, and not " + source.length());
        }
        if (source.md5Hash() != null && !source.md5Hash().equals(md5)) {
            throw new NotFetchedException("its MD5 is not the one that it was said to have");
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    /** Why nothing was fetched, in words that may be told. */
    private static final class NotFetchedException extends Exception {
        private static final long serialVersionUID = 1L;

        NotFetchedException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }
}
