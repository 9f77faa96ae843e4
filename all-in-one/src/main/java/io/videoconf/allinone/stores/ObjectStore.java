package io.videoconf.allinone.stores;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server in this JVM over plain files in {@code objects}; it serves only what is signed with our key. */
final class ObjectStore implements AutoCloseable {
    private static final String BUCKET = "videoconf";
    private static final int THREADS = 32;
    private static final long STOP_WITHIN_MILLIS = 2_000;

    private final S3Proxy server;
    private final S3Address address;

    private ObjectStore(S3Proxy server, S3Address address) {
        this.server = server;
        this.address = address;
    }

    static ObjectStore start(DataFolder data) throws IOException {
        Path root = data.folder("objects");
        Files.createDirectories(data.folder("objects/" + BUCKET));
        String accessKey = data.secret("objects-access-key");
        String secretKey = data.secret("objects-secret-key");
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(root.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, accessKey, secretKey)
                // Browsers upload and download by signed address, from pages of another origin.
                .corsRules(new CrossOriginResourceSharing())
                .jettyMaxThreads(THREADS)
                .stopTimeout(STOP_WITHIN_MILLIS)
                .build();
        startServer(server);
        URI endpoint = URI.create("http://127.0.0.1:" + server.getPort());
        return new ObjectStore(server, new S3Address(endpoint, accessKey, secretKey, BUCKET));
    }

    S3Address address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (RuntimeException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the object store did not stop", e);
        }
    }

    private static void startServer(S3Proxy server) throws IOException {
        try {
            server.start();
        } catch (RuntimeException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the object store did not start", e);
        }
    }
}
