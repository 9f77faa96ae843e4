package io.videoconf.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Where media are that are imported: a server of this test's own on this machine, over TLS, which tells what it was asked for. */
final class Elsewhere implements AutoCloseable {
    private static final String PASSWORD = "not-a-secret";

    private final HttpsServer server;
    private final Path keys;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);

    private Elsewhere(HttpsServer server, Path keys) {
        this.server = server;
        this.keys = keys;
    }

    /** Answers from now on; its keys are kept in the folder. */
    static Elsewhere open(Path folder) {
        try {
            Path keys = keys(folder.resolve("elsewhere.p12"));
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return new Elsewhere(server, keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a server is started with that is to fetch from here. */
    Map<String, String> trusted() {
        return Map.of(
                "JDK_JAVA_OPTIONS",
                "-XX:TieredStopAtLevel=1 -Djavax.net.ssl.trustStore=" + keys + " -Djavax.net.ssl.trustStorePassword="
                        + PASSWORD,
                "VIDEOCONF_RECORDINGS_IMPORTLOOPBACK",
                "true");
    }

    /** Bytes under a path: their address. */
    String has(String path, byte[] bytes) {
        return answers(path, exchange -> send(exchange, bytes));
    }

    /** Bytes that are not answered with before {@link #release}. */
    String holdsBack(String path, byte[] bytes) {
        return answers(path, exchange -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            send(exchange, bytes);
        });
    }

    void release() {
        released.countDown();
    }

    String redirects(String path, String to) {
        return answers(path, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    /** The paths that it was asked for, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private String answers(String path, Answering answering) {
        server.createContext(path, exchange -> {
            asked.add(path);
            answering.answer(exchange);
        });
        return "https://localhost:" + server.getAddress().getPort() + path;
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Path keys(Path file) throws IOException {
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "elsewhere",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (made.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return file;
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
