package io.videoconf.verify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes zip files in the one way that bundles are written in. */
final class Zips {
    private static final byte[] COMMON = {20, 0, 8, 8, 8, 0, 0, 0, 33, 0};

    private Zips() {}

    static byte[] of(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            int start = out.size();
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            byte[] packed = packed(content);
            CRC32 crc = new CRC32();
            crc.update(content);
            int check = (int) crc.getValue();
            ByteBuffer local = buffer(30 + text.length).putInt(0x04034b50).put(COMMON);
            out.writeBytes(local.putInt(0)
                    .putInt(0)
                    .putInt(0)
                    .putShort((short) text.length)
                    .putShort((short) 0)
                    .put(text)
                    .array());
            out.writeBytes(packed);
            out.writeBytes(buffer(16)
                    .putInt(0x08074b50)
                    .putInt(check)
                    .putInt(packed.length)
                    .putInt(content.length)
                    .array());
            directory.writeBytes(buffer(46 + text.length)
                    .putInt(0x02014b50)
                    .putShort((short) 20)
                    .put(COMMON)
                    .putInt(check)
                    .putInt(packed.length)
                    .putInt(content.length)
                    .putShort((short) text.length)
                    .putInt(0)
                    .putInt(0)
                    .putInt(0)
                    .putInt(start)
                    .put(text)
                    .array());
        });
        int at = out.size();
        out.writeBytes(directory.toByteArray());
        short count = (short) files.size();
        ByteBuffer end = buffer(22).putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
        out.writeBytes(
                end.putInt(directory.size()).putInt(at).putShort((short) 0).array());
        return out.toByteArray();
    }

    /** What a byte of the zip file of these files belongs to: the name of a file, or the zip file itself. */
    static String place(Map<String, byte[]> files, int at) {
        int next = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            int from = next + 30 + file.getKey().getBytes(StandardCharsets.UTF_8).length;
            int to = from + packed(file.getValue()).length;
            if (at >= from && at < to) {
                return file.getKey();
            }
            next = to + 16;
        }
        return "the zip file";
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
