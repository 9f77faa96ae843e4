package io.videoconf.query.chat;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.MeetingChat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;

/**
 * The same stretch of many chats, taken from messages of all of them in the order of their numbers: what is early in each is
 * met early, so nothing needs to be kept but the stretches themselves.
 */
final class Stretches {
    private static final class Stretch {
        final List<Document> messages = new ArrayList<>();
        int passed;
    }

    private final Map<String, Stretch> byMeeting = new LinkedHashMap<>();
    private final Page page;
    private int open;

    Stretches(Collection<MeetingId> meetings, Page page) {
        this.page = page;
        meetings.forEach(meeting -> byMeeting.put(meeting.value(), new Stretch()));
        this.open = byMeeting.size();
    }

    /** Keeps a message that is known to belong to its meeting's stretch. */
    void put(Document message) {
        stretch(message).messages.add(message);
    }

    /** Keeps the next message of its meeting when it belongs to the stretch; false when all stretches are full. */
    boolean take(Document message) {
        Stretch stretch = stretch(message);
        if (stretch.messages.size() == page.limit()) {
            return open > 0;
        }
        if (stretch.passed < page.offset()) {
            stretch.passed++;
            return true;
        }
        stretch.messages.add(message);
        if (stretch.messages.size() == page.limit()) {
            open--;
        }
        return open > 0;
    }

    /** All that is in them. */
    List<Document> documents() {
        return byMeeting.values().stream()
                .flatMap(each -> each.messages.stream())
                .toList();
    }

    /** The stretches, each message as it is shown. */
    Listing<MeetingChat> listing(Function<Document, ChatMessageView> shown) {
        List<MeetingChat> all = byMeeting.entrySet().stream()
                .map(each -> new MeetingChat(
                        new MeetingId(each.getKey()),
                        each.getValue().messages.stream().map(shown).toList()))
                .toList();
        return new Listing<>(all, all.size(), false, null);
    }

    private Stretch stretch(Document message) {
        Stretch known = byMeeting.get(message.getString(ChatDocuments.MEETING));
        if (known == null) {
            throw new IllegalStateException("a message of a meeting that nobody asked for");
        }
        return known;
    }
}
