package io.videoconf.command.notice.mail;

import java.net.URI;

/** A letter in the making, as plain text and as HTML. Text of people is only ever text in it. */
final class Lines {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder("<!DOCTYPE html><html><body>");

    void say(String paragraph) {
        text.append(paragraph.replace("\r\n", "\n").replace('\r', '\n')).append("\n\n");
        html.append("<p>").append(escaped(paragraph)).append("</p>");
    }

    void link(String label, URI target) {
        text.append(label).append(": ").append(target).append("\n\n");
        html.append("<p><a href=\"")
                .append(escaped(target.toString()))
                .append("\">")
                .append(escaped(label))
                .append("</a></p>");
    }

    String text() {
        return text.toString();
    }

    String html() {
        return html + "</body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replaceAll("\\R", "<br>");
    }
}
