package io.videoconf.command.recording.objects;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The S3 server that comes with VideoConf, over a directory, on a port of its own. */
public final class EmbeddedS3 implements AutoCloseable {
    private static final String ACCESS_KEY = "test-access";
    private static final String SECRET_KEY = "test-secret";

    private final S3Proxy server;

    private EmbeddedS3(S3Proxy server) {
        this.server = server;
    }

    public static EmbeddedS3 start(Path directory) throws Exception {
        Files.createDirectories(directory);
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(directory.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        server.start();
        return new EmbeddedS3(server);
    }

    public ObjectStoreSettings settings() {
        return new ObjectStoreSettings(
                URI.create("http://127.0.0.1:" + server.getPort()),
                ACCESS_KEY,
                SECRET_KEY,
                "videoconf-test",
                "us-east-1",
                Duration.ofMinutes(5),
                null,
                Duration.ofSeconds(1),
                Duration.ZERO);
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
