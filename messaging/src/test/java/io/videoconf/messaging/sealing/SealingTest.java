package io.videoconf.messaging.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.recording.events.RecordingShared;
import io.videoconf.messaging.ClosedSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class SealingTest {
    private static final UserId ADA = new UserId("0190163d-8694-739b-aea5-966c26f8ad90");
    private static final UserId KIM = new UserId("0190163d-8694-739b-aea5-966c26f8ad91");
    /** With a space in it: three letters by themselves come up in what is sealed, now and then. */
    private static final String NAME = "Kim Noether";

    private static final Binding HERE = new Binding("event-1", "stream-1", KIM.value());
    private static final Instant NOW = Instant.parse("2030-01-15T10:00:00Z");

    private final Ring ring = new Ring();
    private final ClosedSerializer serializer = new ClosedSerializer(Map.of(), new Sealer(ring, true));

    @Test
    void whatIsPersonalIsReadableBehindTheKeyOnlyAndTheRestIsAsItWas() {
        ParticipantAdmitted event = admitted();

        String stored = stored(event, HERE);

        assertThat(stored)
                .doesNotContain("Ada Lovelace", "ada@example.com")
                .contains(ADA.value(), "\"display_name\":{\"$sealed\":\"", "\"role\":\"PARTICIPANT\"");
        assertThat(read(stored, "ParticipantAdmitted", HERE)).isEqualTo(event);
    }

    @Test
    void whatSomebodyWroteBelongsToWhoWroteIt() {
        String stored = stored(said("A secret"), HERE);
        assertThat(stored).doesNotContain("A secret", NAME);

        ring.erase(KIM.value(), 7);

        ChatMessageSent read = (ChatMessageSent) read(stored, "ChatMessageSent", HERE);
        assertThat(read.content()).isEqualTo("[erased]");
        assertThat(read.senderName()).isEqualTo("erased person #7");
    }

    @Test
    void severalPeopleInOneEventEachHaveAKeyOfTheirOwn() {
        RecordingShared event = new RecordingShared(
                new RecordingId("0190163d-8694-739b-aea5-966c26f8ad95"),
                List.of("ada@example.com", "kim@example.com"),
                NOW);
        String stored = stored(event, HERE);
        assertThat(stored).doesNotContain("example.com");

        ring.erase(ring.address("ada@example.com"), 8);

        assertThat(((RecordingShared) read(stored, "RecordingShared", HERE)).emails())
                .containsExactly("erased-8@erased.invalid", "kim@example.com");
    }

    @Test
    void whatWasStoredInTheClearIsStillRead() {
        ParticipantAdmitted event = admitted();
        String plain =
                new ClosedSerializer(Map.of()).serialize(event, String.class).getData();

        assertThat(read(plain, "ParticipantAdmitted", HERE)).isEqualTo(event);
    }

    @Test
    void aSealedTextOpensNowhereElse() {
        String stored = stored(said("A secret"), HERE);

        for (Binding elsewhere :
                List.of(new Binding("event-2", "stream-1", null), new Binding("event-1", "stream-2", null))) {
            assertThatThrownBy(() -> read(stored, "ChatMessageSent", elsewhere))
                    .isInstanceOf(SerializationException.class)
                    .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
        }
        String name = field(stored, "sender_name");
        String content = field(stored, "content");
        String swapped = stored.replace(content, "~").replace(name, content).replace("~", name);
        assertThatThrownBy(() -> read(swapped, "ChatMessageSent", HERE)).isInstanceOf(SerializationException.class);
    }

    @Test
    void aChangedBitIsNoticed() {
        String stored = stored(said("A secret"), HERE);
        String content = field(stored, "content");
        byte[] bytes = Base64.getUrlDecoder().decode(content);
        bytes[bytes.length - 20] ^= 1;
        String changed =
                stored.replace(content, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));

        assertThatThrownBy(() -> read(changed, "ChatMessageSent", HERE)).isInstanceOf(SerializationException.class);
    }

    @Test
    void nothingNewIsKeptOfWhoIsErased() {
        ring.toSeal(KIM.value(), "");
        ring.erase(KIM.value(), 9);

        String stored = stored(said("Too late"), HERE);

        assertThat(Base64.getUrlDecoder().decode(field(stored, "content"))).hasSize(17);
        assertThat(((ChatMessageSent) read(stored, "ChatMessageSent", HERE)).content())
                .isEqualTo("[erased]");
    }

    @Test
    void whatIsKeptWithAStreamIsUnreadableWithoutTheStreamsKeyAndOnlyThere() {
        Binding kept = new Binding("event-1", "stream-1", KIM.value(), "stream-1");
        Binding elsewhere = new Binding("event-2", "stream-2", KIM.value(), "stream-2");
        String here = stored(said("A secret"), kept);
        String there = stored(said("Another secret"), elsewhere);
        assertThat(read(here, "ChatMessageSent", HERE)).isEqualTo(said("A secret"));

        ring.erase(Sealer.scopeName("stream-1", Personal.Scope.CHAT), 7);

        ChatMessageSent message = (ChatMessageSent) read(here, "ChatMessageSent", HERE);
        assertThat(message.content()).isEqualTo("[no longer kept]");
        assertThat(message.senderName()).as("goes by itself").isEqualTo(NAME);
        assertThat(read(there, "ChatMessageSent", new Binding("event-2", "stream-2", null)))
                .isEqualTo(said("Another secret"));

        ring.erase(Sealer.scopeName("stream-1", Personal.Scope.PEOPLE), 8);
        assertThat(((ChatMessageSent) read(here, "ChatMessageSent", HERE)).senderName())
                .isEqualTo("no longer kept");
        ring.erase(KIM.value(), 9);
        assertThat(((ChatMessageSent) read(here, "ChatMessageSent", HERE)).senderName())
                .as("who is erased is called so wherever they were")
                .isEqualTo("erased person #9");
        assertThat(((ChatMessageSent) read(there, "ChatMessageSent", new Binding("event-2", "stream-2", null)))
                        .content())
                .isEqualTo("[erased]");
    }

    @Test
    void nothingNewIsKeptOfWhatIsNoLongerKept() {
        Binding kept = new Binding("event-1", "stream-1", KIM.value(), "stream-1");
        ring.toSeal(Sealer.scopeName("stream-1", Personal.Scope.CHAT), "");
        ring.erase(Sealer.scopeName("stream-1", Personal.Scope.CHAT), 7);

        String stored = stored(said("Too late"), kept);

        assertThat(Base64.getUrlDecoder().decode(field(stored, "content"))).hasSize(33);
        assertThat(((ChatMessageSent) read(stored, "ChatMessageSent", HERE)).content())
                .isEqualTo("[no longer kept]");
    }

    @Test
    void withoutAnEventToBelongToNothingIsSealed() {
        assertThatThrownBy(() -> serializer.serialize(admitted(), String.class))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    private String stored(Object event, Binding binding) {
        return Sealer.bound(
                binding,
                () -> new String(serializer.serialize(event, byte[].class).getData(), StandardCharsets.UTF_8));
    }

    private Object read(String stored, String type, Binding binding) {
        SerializedObject<byte[]> bytes =
                new SimpleSerializedObject<>(stored.getBytes(StandardCharsets.UTF_8), byte[].class, type, "1");
        return serializer.deserialize(new BoundObject<>(bytes, binding));
    }

    private static String field(String json, String name) {
        String begin = "\"" + name + "\":{\"$sealed\":\"";
        int from = json.indexOf(begin) + begin.length();
        return json.substring(from, json.indexOf('"', from));
    }

    private static ParticipantAdmitted admitted() {
        return new ParticipantAdmitted(
                new MeetingId("0190163d-8694-739b-aea5-966c26f8ad92"),
                new ParticipantId("0190163d-8694-739b-aea5-966c26f8ad93"),
                ADA,
                new TenantId("0190163d-8694-739b-aea5-966c26f8ad94"),
                ActorKind.USER,
                "Ada Lovelace",
                "ada@example.com",
                ParticipantRole.PARTICIPANT,
                null,
                NOW);
    }

    private static ChatMessageSent said(String content) {
        return new ChatMessageSent(
                new MeetingId("0190163d-8694-739b-aea5-966c26f8ad92"),
                new MessageId("0190163d-8694-739b-aea5-966c26f8ad96"),
                new ParticipantId("0190163d-8694-739b-aea5-966c26f8ad97"),
                NAME,
                ChatMessageType.TEXT,
                content,
                null,
                null,
                NOW);
    }

    /** Keys in memory. */
    private static final class Ring implements KeyRing {
        private final MasterKey master =
                MasterKey.of(new SealingSettings(true, Base64.getEncoder().encodeToString(new byte[32]), null, 1000));
        private final Map<String, PersonKey> byPerson = new HashMap<>();

        @Override
        public PersonKey toSeal(String person, String stream) {
            return byPerson.computeIfAbsent(
                    person, _ -> master.fresh(UUID.randomUUID()).key());
        }

        @Override
        public PersonKey toOpen(UUID id) {
            return byPerson.values().stream()
                    .filter(key -> key.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String address(String email) {
            return "@" + email.hashCode();
        }

        @Override
        public boolean seals() {
            return true;
        }

        void erase(String person, long erasure) {
            byPerson.computeIfPresent(person, (_, key) -> new PersonKey(key.id(), null, erasure));
        }
    }
}
