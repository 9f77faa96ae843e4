package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random and half-valid bytes against everything that reads them: they are read, or refused as a violation. */
class HostileInputTest {

    private static final int ROUNDS = 200_000;

    private static final List<String> SEEDS = List.of(
            "40",
            "40/custom,{\"token\":\"1\"}",
            "42[\"foo\",{\"a\":[1,2.5e10,true,null,\"x\\u00e9\"]}]",
            "42/admin,12[\"foo\"]",
            "43/admin,13[\"bar\"]",
            "452-/admin,7[\"baz\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]",
            "461-15[{\"_placeholder\":true,\"num\":0}]",
            "4hello\u001ebAQIDBA==\u001e3",
            "2probe");

    private final long seed = Long.getLong("videoconf.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void nothing_but_a_protocol_violation_comes_out_of_bad_input() {
        System.out.println("seed " + seed + " (repeat with -Dvideoconf.seed=" + seed + ")");
        int read = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] input = input();
            try {
                readAll(input);
                read++;
            } catch (ProtocolViolation _) {
                refused++;
            } catch (RuntimeException unexpected) {
                throw new AssertionError(
                        "seed " + seed + ", input " + HexFormat.of().formatHex(input), unexpected);
            }
        }
        assertThat(read).as("inputs that are valid, seed %d", seed).isPositive();
        assertThat(refused).as("inputs that are refused, seed %d", seed).isPositive();
    }

    private void readAll(byte[] input) {
        for (String packet : EngineCodec.split(EngineCodec.utf8(Unpooled.wrappedBuffer(input)))) {
            if (packet.startsWith("b")) {
                EngineCodec.base64(packet);
            } else if (packet.startsWith("4")) {
                Packet decoded = PacketCodec.decode(packet, 1);
                Attachments attachments = new Attachments(decoded, 16);
                for (int i = 0; i < decoded.attachments(); i++) {
                    attachments.add(new byte[random.nextInt(8)]);
                }
            }
        }
    }

    private byte[] input() {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] input = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            input = changed(input);
        }
        return input;
    }

    private byte[] changed(byte[] input) {
        int place = random.nextInt(input.length + 1);
        byte[] alphabet = "0123456789-/,[]{}\"b\u001e".getBytes(StandardCharsets.UTF_8);
        byte any = random.nextBoolean() ? alphabet[random.nextInt(alphabet.length)] : (byte) random.nextInt(256);
        byte[] output;
        switch (random.nextInt(3)) {
            case 0 -> { // one more
                output = new byte[input.length + 1];
                System.arraycopy(input, 0, output, 0, place);
                output[place] = any;
                System.arraycopy(input, place, output, place + 1, input.length - place);
            }
            case 1 -> { // cut off
                output = new byte[place];
                System.arraycopy(input, 0, output, 0, place);
            }
            default -> { // another
                output = input.clone();
                if (place < output.length) {
                    output[place] = any;
                }
            }
        }
        return output;
    }
}
