package io.videoconf.edge.rest;

import io.videoconf.api.ledger.BundleFile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a zip file piece by piece, always in the same way: the verifier wants every byte to be accounted for, so nothing is
 * compressed (in deflate's stored blocks, because sizes come behind the bytes) and no header has anything that could be
 * otherwise. Used by one thread after the other.
 */
final class BundleZip {
    private static final byte[] COMMON = {20, 0, 8, 8, 8, 0, 0, 0, 33, 0};
    private static final int FULL = 65_535;
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final long MOST = 0xffff_ffffL;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final List<BundleFile> files = new ArrayList<>();
    private final CRC32 crc = new CRC32();
    private final MessageDigest sha = sha256();
    private long written;
    private long start;
    private long packed;
    private long size;
    private String name = "";

    /** Begins a file. */
    BundleZip begin(String file) {
        name = file;
        start = written;
        packed = 0;
        size = 0;
        crc.reset();
        byte[] text = file.getBytes(StandardCharsets.UTF_8);
        ByteBuffer header = header(30 + text.length);
        header.putInt(LOCAL).put(COMMON).putInt(0).putInt(0).putInt(0);
        header.putShort((short) text.length).putShort((short) 0).put(text);
        put(header.array());
        return this;
    }

    /** Adds to the file that was begun last. */
    BundleZip add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        crc.update(bytes);
        sha.update(bytes);
        size += bytes.length;
        for (int at = 0; at < bytes.length; ) {
            if (block.size() == FULL) {
                flush(false);
            }
            int count = Math.min(FULL - block.size(), bytes.length - at);
            block.write(bytes, at, count);
            at += count;
        }
        return this;
    }

    /** Ends the file that was begun last. */
    BundleZip end() {
        flush(true);
        if (written > MOST - FULL) {
            throw new IllegalStateException("a bundle of more than 4 GiB");
        }
        int check = (int) crc.getValue();
        put(header(16)
                .putInt(DESCRIPTOR)
                .putInt(check)
                .putInt((int) packed)
                .putInt((int) size)
                .array());
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer entry = header(46 + text.length);
        entry.putInt(CENTRAL).putShort((short) 20).put(COMMON);
        entry.putInt(check).putInt((int) packed).putInt((int) size);
        entry.putShort((short) text.length).putShort((short) 0).putShort((short) 0);
        entry.putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt((int) start)
                .put(text);
        directory.writeBytes(entry.array());
        files.add(new BundleFile(name, size, HexFormat.of().formatHex(sha.digest())));
        return this;
    }

    /** Ends the zip file. */
    BundleZip close() {
        long at = written;
        short count = (short) files.size();
        put(directory.toByteArray());
        ByteBuffer end = header(22).putInt(END).putInt(0).putShort(count).putShort(count);
        put(end.putInt(directory.size()).putInt((int) at).putShort((short) 0).array());
        return this;
    }

    /** The files that were ended. */
    List<BundleFile> files() {
        return List.copyOf(files);
    }

    /** What was written since it was taken last. */
    byte[] take() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }

    private void flush(boolean last) {
        int length = block.size();
        ByteBuffer header = header(5).put((byte) (last ? 1 : 0)).putShort((short) length);
        put(header.putShort((short) ~length).array());
        put(block.toByteArray());
        packed += 5 + length;
        block.reset();
    }

    private void put(byte[] bytes) {
        out.writeBytes(bytes);
        written += bytes.length;
    }

    private static ByteBuffer header(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
