package io.videoconf.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The zip file, of which every byte must be accounted for: files without gaps between them, in stored blocks, headers without a
 * bit of play, a directory that says the same, and nothing behind it. So nothing can be hidden where a usual reader does not look.
 */
final class Container implements AutoCloseable {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int DESCRIPTOR_LENGTH = 16;
    private static final int FULL = 65_535;
    private static final String WHERE = "the zip file";
    /** Version 2.0, sizes behind the bytes, deflate, 1980-01-01 00:00. */
    private static final byte[] COMMON = {20, 0, 8, 8, 8, 0, 0, 0, 33, 0};

    /** Where a file's bytes are: from, and how many as stored and as read. */
    record Member(String name, long from, long packed, long size, long crc) {}

    private final RandomAccessFile file;
    private final Map<String, Member> members = new LinkedHashMap<>();

    private Container(RandomAccessFile file) {
        this.file = file;
    }

    static Container open(Path path) throws IOException, Broken {
        Container container = new Container(new RandomAccessFile(path.toFile(), "r"));
        try {
            container.read();
            return container;
        } catch (IOException | Broken | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    List<String> names() {
        return List.copyOf(members.keySet());
    }

    InputStream open(String name) throws Broken {
        Member member = members.get(name);
        if (member == null) {
            throw new Broken(name, "the file is missing");
        }
        return new BufferedInputStream(new StoredBlocks(file, member), 1 << 16);
    }

    private void read() throws IOException, Broken {
        ByteBuffer end = bytes(file.length() - END_LENGTH, END_LENGTH);
        if (end.getInt(0) != END || end.getInt(4) != 0 || end.getShort(20) != 0) {
            throw new Broken(WHERE, "it does not end as it must: it was cut off, or something was put behind it");
        }
        int count = Short.toUnsignedInt(end.getShort(10));
        long directory = Integer.toUnsignedLong(end.getInt(16));
        if (end.getShort(8) != end.getShort(10)
                || directory + Integer.toUnsignedLong(end.getInt(12)) != file.length() - END_LENGTH) {
            throw new Broken(WHERE, "its directory is not where it says");
        }
        long at = directory;
        long expected = 0;
        List<Member> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer header = bytes(at, CENTRAL_LENGTH);
            int nameLength = Short.toUnsignedInt(header.getShort(28));
            String name = name(at + CENTRAL_LENGTH, nameLength);
            Member member = member(header, name, nameLength, expected);
            found.add(member);
            expected = member.from() + member.packed() + DESCRIPTOR_LENGTH;
            at += CENTRAL_LENGTH + nameLength;
        }
        if (expected != directory || at != file.length() - END_LENGTH) {
            throw new Broken(WHERE, "there are bytes in it that belong to no file");
        }
        for (Member member : found) {
            if (members.put(member.name(), member) != null) {
                throw new Broken(member.name(), "the file is there twice");
            }
        }
    }

    private Member member(ByteBuffer central, String name, int nameLength, long expected) throws IOException, Broken {
        byte[] common = Arrays.copyOfRange(central.array(), 6, 16);
        boolean plain = central.getInt(0) == CENTRAL
                && central.getShort(4) == 20
                && Arrays.equals(common, COMMON)
                && central.getInt(30) == 0
                && central.getShort(34) == 0
                && central.getShort(36) == 0
                && central.getInt(38) == 0
                && Integer.toUnsignedLong(central.getInt(42)) == expected;
        ByteBuffer local = bytes(expected, LOCAL_LENGTH);
        boolean same = local.getInt(0) == LOCAL
                && Arrays.equals(Arrays.copyOfRange(local.array(), 4, 14), COMMON)
                && local.getInt(14) == 0
                && local.getLong(18) == 0
                && Short.toUnsignedInt(local.getShort(26)) == nameLength
                && local.getShort(28) == 0
                && name(expected + LOCAL_LENGTH, nameLength).equals(name);
        Member member = new Member(
                name,
                expected + LOCAL_LENGTH + nameLength,
                Integer.toUnsignedLong(central.getInt(20)),
                Integer.toUnsignedLong(central.getInt(24)),
                Integer.toUnsignedLong(central.getInt(16)));
        ByteBuffer behind = bytes(member.from() + member.packed(), DESCRIPTOR_LENGTH);
        boolean told = behind.getInt(0) == DESCRIPTOR
                && behind.getInt(4) == central.getInt(16)
                && behind.getInt(8) == central.getInt(20)
                && behind.getInt(12) == central.getInt(24);
        if (!plain || !same || !told) {
            throw new Broken(WHERE, "what it says of its file " + name + " is not as it was written");
        }
        return member;
    }

    private String name(long at, int length) throws IOException, Broken {
        return new String(bytes(at, length).array(), StandardCharsets.UTF_8);
    }

    private ByteBuffer bytes(long at, int length) throws IOException, Broken {
        if (at < 0 || at + length > file.length()) {
            throw new Broken(WHERE, "it is cut off, or no bundle");
        }
        byte[] read = new byte[length];
        file.seek(at);
        file.readFully(read);
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Reads deflate's stored blocks, and no others. */
    private static final class StoredBlocks extends InputStream {
        private final RandomAccessFile file;
        private final Member member;
        private final CRC32 crc = new CRC32();
        private long at;
        private long read;
        private int left;
        private boolean last;

        StoredBlocks(RandomAccessFile file, Member member) {
            this.file = file;
            this.member = member;
            this.at = member.from();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            while (left == 0) {
                if (last) {
                    end();
                    return -1;
                }
                header();
            }
            int count = Math.min(left, length);
            file.seek(at);
            file.readFully(bytes, from, count);
            crc.update(bytes, from, count);
            at += count;
            read += count;
            left -= count;
            return count;
        }

        private void header() throws IOException {
            byte[] header = new byte[5];
            if (at + header.length > member.from() + member.packed()) {
                throw new IOException("the file ends too early");
            }
            file.seek(at);
            file.readFully(header);
            ByteBuffer block = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            left = Short.toUnsignedInt(block.getShort(1));
            if ((header[0] & ~1) != 0 || (left ^ 0xffff) != Short.toUnsignedInt(block.getShort(3))) {
                throw new IOException("a block of the file is damaged");
            }
            last = header[0] == 1;
            if (!last && left != FULL) {
                throw new IOException("a block of the file is not as long as it must be");
            }
            at += header.length;
            if (at + left > member.from() + member.packed()) {
                throw new IOException("a block of the file is too long");
            }
        }

        private void end() throws IOException {
            if (at != member.from() + member.packed() || read != member.size() || crc.getValue() != member.crc()) {
                throw new IOException("the file is damaged: length or check sum are not those that the zip file says");
            }
        }
    }
}
