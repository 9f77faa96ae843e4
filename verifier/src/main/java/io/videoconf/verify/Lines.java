package io.videoconf.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a file, each ended by a line feed; memory for one at a time. */
final class Lines implements AutoCloseable {
    private static final int LONGEST = 64 * 1024 * 1024;

    private final String name;
    private final InputStream bytes;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long number;

    Lines(String name, InputStream bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** The next line as an object; null after the last. */
    @Nullable
    Fields next() throws Broken {
        String line = line();
        return line == null ? null : Fields.of(where(), line);
    }

    /** What the line that was read last is called. */
    String where() {
        return name + " line " + number;
    }

    private @Nullable String line() throws Broken {
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            while (!isEnded(line)) {
                if (line.size() > LONGEST) {
                    throw new Broken(where(), "the line is too long");
                }
                at = 0;
                end = Math.max(bytes.read(buffer), 0);
                if (end == 0) {
                    if (line.size() == 0) {
                        return null;
                    }
                    throw new Broken(where(), "the line does not end: the file was cut off");
                }
            }
        } catch (IOException e) {
            throw new Broken(name, String.valueOf(e.getMessage()), e);
        }
        return decoded(where(), line.toByteArray());
    }

    /** Takes what was read up to the end of the line; whether that was there. */
    private boolean isEnded(ByteArrayOutputStream line) {
        int from = at;
        while (at < end && buffer[at] != '\n') {
            at++;
        }
        line.write(buffer, from, at - from);
        return at++ < end;
    }

    static String decoded(String where, byte[] bytes) throws Broken {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Broken(where, "this is no UTF-8 text", e);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
