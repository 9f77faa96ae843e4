package io.videoconf.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a bundle, from its outside to its inside. */
final class Bundle {
    static final String EVENTS = "events.ndjson";
    static final String PROOFS = "proofs.ndjson";
    static final String ATTACHMENTS = "attachments.json";
    static final String CUSTODY = "custody.json";
    static final String HEADS = "heads.json";
    static final String KEYS = "keys.json";
    static final String MANIFEST = "manifest.json";
    static final String SEAL = "manifest.note";
    static final String FORMAT = "videoconf-bundle/v1";
    static final List<String> FILES =
            List.of("README.txt", EVENTS, PROOFS, ATTACHMENTS, CUSTODY, HEADS, KEYS, "report.html", MANIFEST, SEAL);
    private static final int SMALL = 64 * 1024 * 1024;

    private final Trust trust;
    private final List<String> said = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private Bundle(Trust trust) {
        this.trust = trust;
    }

    /** @throws IOException when the file cannot be read at all */
    static Verdict check(Path file, Trust trust) throws IOException {
        Bundle bundle = new Bundle(trust);
        try (Container container = Container.open(file)) {
            bundle.check(container);
        } catch (Broken e) {
            bundle.wrong(e);
        }
        return new Verdict(List.copyOf(bundle.broken), List.copyOf(bundle.said));
    }

    /** One thing that is wrong is no reason to leave the rest: whoever reads of it is to know what was done, and where. */
    private void check(Container container) throws Broken, IOException {
        if (!container.names().equals(FILES)) {
            throw new Broken("the zip file", "it must have the files " + FILES + ", and has " + container.names());
        }
        List<SignedNote.Key> keys = keys(container);
        byte[] bytes = bytes(container, MANIFEST);
        Manifest manifest = Manifest.read(Fields.of(MANIFEST, Lines.decoded(MANIFEST, bytes)));
        attempt(() -> sealed(container, bytes, manifest, keys));
        files(container, manifest);
        Checkpoint head = head(container, manifest, keys);
        List<String> ofEvents = new ArrayList<>();
        attempt(() -> new EventsCheck(container, manifest, head, ofEvents).check());
        if (broken.isEmpty()) {
            said.addAll(ofEvents);
        }
    }

    private interface Look {
        void look() throws Broken, IOException;
    }

    private void attempt(Look look) throws IOException {
        try {
            look.look();
        } catch (Broken e) {
            wrong(e);
        }
    }

    private void wrong(Broken what) {
        String text = what.where() + ": " + what.getMessage();
        if (!broken.contains(text)) {
            broken.add(text);
        }
    }

    private List<SignedNote.Key> keys(Container container) throws Broken {
        List<SignedNote.Key> own = List.of();
        try {
            own = brought(container);
        } catch (Broken e) {
            if (trust.keys().isEmpty()) {
                throw e;
            }
            wrong(e);
        }
        if (trust.keys().isEmpty()) {
            said.add("The keys are those that the bundle brings: " + own
                    + ". Compare them with those that the server publishes, or give --key.");
            return own;
        }
        return trust.keys();
    }

    private static List<SignedNote.Key> brought(Container container) throws Broken {
        Fields file = Fields.of(KEYS, text(container, KEYS));
        file.text("origin");
        List<SignedNote.Key> own = new ArrayList<>();
        for (Fields each : file.objects("keys")) {
            own.add(SignedNote.Key.read(each.where(), each.text("verifier_key")));
        }
        return own;
    }

    private void sealed(Container container, byte[] bytes, Manifest manifest, List<SignedNote.Key> keys) throws Broken {
        SignedNote seal = SignedNote.read(SEAL, text(container, SEAL));
        SignedNote.Key key = seal.signedBy(keys)
                .orElseThrow(() -> new Broken(
                        SEAL,
                        "the manifest is not signed by a key that is trusted here (it names " + seal.signer() + ", key "
                                + Hashes.hex(seal.keyId()) + ")"));
        String expected = FORMAT + "\n" + manifest.origin() + "\n"
                + Hashes.hex(Hashes.sha256().digest(bytes)) + "\n";
        if (!seal.text().equals(expected)) {
            throw new Broken(MANIFEST, "this is not the manifest that was signed");
        }
        said.add("The manifest is signed by " + key + ".");
    }

    /** None where it is not to be relied on: then nothing is said of being in its tree either. */
    private @Nullable Checkpoint head(Container container, Manifest manifest, List<SignedNote.Key> keys) {
        try {
            return new HeadsCheck(trust, keys, said).check(text(container, HEADS), manifest);
        } catch (Broken e) {
            wrong(e);
            return null;
        }
    }

    private void files(Container container, Manifest manifest) throws Broken, IOException {
        Map<String, Manifest.File> listed = new LinkedHashMap<>();
        manifest.files().forEach(file -> listed.put(file.name(), file));
        if (!List.copyOf(listed.keySet()).equals(FILES.subList(0, FILES.indexOf(MANIFEST)))) {
            throw new Broken(MANIFEST, "it does not list the files of the bundle");
        }
        for (Manifest.File file : manifest.files()) {
            attempt(() -> listed(container, file));
        }
    }

    private static void listed(Container container, Manifest.File file) throws Broken {
        byte[] buffer = new byte[1 << 16];
        MessageDigest sha = Hashes.sha256();
        long size = 0;
        try (InputStream bytes = container.open(file.name())) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                sha.update(buffer, 0, read);
                size += read;
            }
        } catch (IOException e) {
            throw new Broken(file.name(), String.valueOf(e.getMessage()), e);
        }
        if (size != file.size() || !Arrays.equals(sha.digest(), file.sha256())) {
            throw new Broken(
                    file.name(),
                    "the file was changed: it is not the one of " + file.size() + " bytes that the manifest lists"
                            + (size == file.size() ? "" : ", but one of " + size));
        }
    }

    private static byte[] bytes(Container container, String name) throws Broken {
        try (InputStream bytes = container.open(name)) {
            byte[] read = bytes.readNBytes(SMALL);
            if (bytes.read() >= 0) {
                throw new Broken(name, "the file is too large");
            }
            return read;
        } catch (IOException e) {
            throw new Broken(name, String.valueOf(e.getMessage()), e);
        }
    }

    static String text(Container container, String name) throws Broken {
        return Lines.decoded(name, bytes(container, name));
    }
}
