package io.videoconf.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The program: checks a bundle and says what is wrong and where.
 *
 * <p>Ends with 0 when it holds, 1 when it does not, 2 when it was called wrongly or a file cannot be read.
 */
public final class Verify {
    private static final String USAGE = """
            usage: videoconf-verify BUNDLE.zip [--key KEY]… [--checkpoint FILE] [--consistency FILE]

              --key KEY           a public key of the ledger, or a file with some: as GET /api/v1/ledger/keys gave it, at
                                  another time, to you. Without it the keys are taken that the bundle itself brings,
                                  and somebody who made all of it up is not found out
              --checkpoint FILE   a head of the ledger that was kept outside (GET /api/v1/ledger/checkpoint)
              --consistency FILE  how that head goes with the bundle's, where the bundle cannot show it:
                                  GET /api/v1/ledger/consistency?from=…&to=…

            ends with 0 when the bundle holds, 1 when it does not, 2 when it cannot be told""";
    private static final Pattern KEY = Pattern.compile("[^\\s\"+]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]+=*");
    private static final int HOLDS = 0;
    private static final int BROKEN = 1;
    private static final int UNKNOWN = 2;

    private final List<SignedNote.Key> keys = new ArrayList<>();
    private final Map<String, List<byte[]>> consistency = new HashMap<>();
    private @Nullable Checkpoint checkpoint;
    private @Nullable Path bundle;

    private Verify() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        Verify verify = new Verify();
        try {
            if (!verify.understood(List.of(arguments))) {
                err.println(USAGE);
                return UNKNOWN;
            }
            return verify.report(out);
        } catch (Broken e) {
            err.println(e.where() + ": " + e.getMessage());
            return UNKNOWN;
        } catch (IOException | InvalidPathException e) {
            err.println("cannot be read: " + e.getMessage());
            return UNKNOWN;
        }
    }

    private int report(PrintStream out) throws IOException {
        Path file = Objects.requireNonNull(bundle);
        Verdict verdict = Bundle.check(file, new Trust(keys, checkpoint, consistency));
        verdict.said().forEach(out::println);
        verdict.broken().forEach(wrong -> out.println("WRONG: " + wrong));
        out.println(
                verdict.holds()
                        ? "HOLDS: " + file.getFileName() + " is what was stored."
                        : "DOES NOT HOLD: do not rely on " + file.getFileName() + ".");
        return verdict.holds() ? HOLDS : BROKEN;
    }

    private boolean understood(List<String> arguments) throws IOException, Broken {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("--")) {
                if (bundle != null) {
                    return false;
                }
                bundle = Path.of(word);
            } else if (i + 1 == arguments.size() || !option(word, arguments.get(++i))) {
                return false;
            }
        }
        return bundle != null;
    }

    private boolean option(String name, String value) throws IOException, Broken {
        switch (name) {
            case "--key" -> keys(value);
            case "--checkpoint" -> checkpoint = Checkpoint.read(value, Files.readString(Path.of(value)));
            case "--consistency" -> consistency(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void keys(String value) throws IOException, Broken {
        Matcher found = KEY.matcher(KEY.matcher(value).matches() ? value : Files.readString(Path.of(value)));
        int before = keys.size();
        while (found.find()) {
            keys.add(SignedNote.Key.read(value, found.group()));
        }
        if (keys.size() == before) {
            throw new Broken(value, "there is no key in it");
        }
    }

    private void consistency(String file) throws IOException, Broken {
        Fields proof = Fields.of(file, Files.readString(Path.of(file)));
        long from = proof.number("from");
        long to = proof.number("to");
        List<byte[]> hashes = proof.hashes("proof");
        consistency.put(Trust.between(from, to), hashes);
    }
}
