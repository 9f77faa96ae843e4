package io.videoconf.edge.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** A file of {@code contract}, as the build has put it beside this package. */
record ContractFile(String name) {
    private static final String FOLDER = "io/videoconf/edge/contract/";

    /** Whether there is such a part of the contract. */
    boolean exists() {
        return new ClassPathResource(FOLDER + name).exists();
    }

    /** @throws UncheckedIOException when the build has left it out */
    String text() {
        try (InputStream in = new ClassPathResource(FOLDER + name).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is part of this program, and cannot be read", e);
        }
    }
}
