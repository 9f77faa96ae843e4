package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;

/** The files of a bundle, taken out as anybody would, and put together again as bundles are: for who wants to forge one. */
final class BundleFiles {
    private static final byte[] COMMON = {20, 0, 8, 8, 8, 0, 0, 0, 33, 0};

    final Map<String, byte[]> files = new LinkedHashMap<>();

    static BundleFiles of(byte[] zip) {
        BundleFiles bundle = new BundleFiles();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                bundle.files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }

    String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    JsonNode json(String name) {
        return Json.read(text(name));
    }

    Stream<JsonNode> lines(String name) {
        return text(name).lines().map(Json::read);
    }

    /** Everything in it: the files as they are, and what is stored of each event out of its base64. */
    String everything() {
        StringBuilder all = new StringBuilder();
        files.forEach((name, _) -> all.append(text(name)).append('\n'));
        lines("events.ndjson")
                .flatMap(line -> Stream.of(line.path("payload"), line.path("metadata")))
                .map(bytes -> Base64.getDecoder().decode(bytes.asString("")))
                .forEach(bytes ->
                        all.append(new String(bytes, StandardCharsets.UTF_8)).append('\n'));
        return all.toString();
    }

    BundleFiles with(String name, String text) {
        BundleFiles changed = new BundleFiles();
        changed.files.putAll(files);
        changed.files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return changed;
    }

    byte[] zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        files.forEach((name, content) -> put(out, directory, name.getBytes(StandardCharsets.UTF_8), content));
        int at = out.size();
        out.writeBytes(directory.toByteArray());
        short count = (short) files.size();
        ByteBuffer end = buffer(22).putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
        out.writeBytes(
                end.putInt(directory.size()).putInt(at).putShort((short) 0).array());
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, ByteArrayOutputStream directory, byte[] name, byte[] content) {
        int start = out.size();
        byte[] packed = packed(content);
        CRC32 crc = new CRC32();
        crc.update(content);
        ByteBuffer sizes =
                buffer(12).putInt((int) crc.getValue()).putInt(packed.length).putInt(content.length);
        ByteBuffer local =
                buffer(30 + name.length).putInt(0x04034b50).put(COMMON).position(26);
        out.writeBytes(
                local.putShort((short) name.length).position(30).put(name).array());
        out.writeBytes(packed);
        out.writeBytes(buffer(16).putInt(0x08074b50).put(sizes.array()).array());
        ByteBuffer central =
                buffer(46 + name.length).putInt(0x02014b50).putShort((short) 20).put(COMMON);
        central.put(sizes.array()).putShort((short) name.length).position(42);
        directory.writeBytes(central.putInt(start).put(name).array());
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        do {
            int count = Math.min(65_535, content.length - at);
            boolean last = at + count == content.length;
            ByteBuffer header = buffer(5).put((byte) (last ? 1 : 0)).putShort((short) count);
            out.writeBytes(header.putShort((short) ~count).array());
            out.write(content, at, count);
            at += count;
        } while (at < content.length);
        return out.toByteArray();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
