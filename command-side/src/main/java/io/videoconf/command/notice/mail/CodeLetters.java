package io.videoconf.command.notice.mail;

import io.videoconf.command.platform.Letters;
import java.time.Instant;
import java.util.UUID;

/** Letters with codes in them, through the outbox. */
final class CodeLetters implements Letters {
    private final Outbox outbox;
    private final MailSettings settings;

    CodeLetters(Outbox outbox, MailSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    @Override
    public boolean goOut() {
        return settings.enabled();
    }

    @Override
    public void bringCode(String address, String code, Instant expiresAt) {
        Lines lines = new Lines();
        lines.say("Somebody, probably you, gave this address to an account at " + settings.publicUrl()
                + ". Enter this code there to show that the address is yours:");
        lines.say(code);
        lines.say(
                "It is good for 24 hours, and only the latest code is. If it was not you, do nothing: without the code, this address"
                        + " opens nothing for that account.");
        Letter letter = new Letter("Your code for VideoConf", lines.text(), lines.html(), null, null, null);
        // Each code is a letter of its own, by a name that says nothing of it.
        String occasion = UUID.randomUUID().toString();
        outbox.put(LetterKind.EMAIL_VERIFICATION, null, address, letter, occasion, expiresAt);
    }
}
