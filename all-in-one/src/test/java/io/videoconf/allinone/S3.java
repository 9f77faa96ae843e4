package io.videoconf.allinone;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

/** An object store of a test's own, which can be away and can be full. It keeps what it has. */
final class S3 implements AutoCloseable {
    static final String ACCESS_KEY = "access";
    static final String SECRET_KEY = "secret-of-the-store";
    private static final Set<String> TAKING =
            Set.of("putBlob", "copyBlob", "initiateMultipartUpload", "uploadMultipartPart", "completeMultipartUpload");

    private final BlobStore blobs;
    private volatile boolean full;
    private int port;
    private @Nullable S3Proxy server;

    S3(Path folder) {
        BlobStore files = new FilesystemNio2BlobStore(folder.toString());
        blobs = (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (_, method, arguments) -> {
                    if (full && TAKING.contains(method.getName())) {
                        throw new UncheckedIOException(
                                new FileSystemException("blob", null, "No space left on device"));
                    }
                    try {
                        return method.invoke(files, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        comeBack();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Takes nothing from now on, and gives what it has; or takes again. */
    void full(boolean now) {
        full = now;
    }

    /** Answers nobody. */
    void leave() {
        S3Proxy running = server;
        server = null;
        if (running != null) {
            try {
                running.stop();
            } catch (TimeoutException _) {
                // Whoever was in the middle of something is cut off, which is what is wanted.
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Answers at the same address again. */
    void comeBack() {
        S3Proxy next = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .stopTimeout(100)
                .build();
        try {
            next.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        port = next.getPort();
        server = next;
    }

    @Override
    public void close() {
        leave();
    }
}
