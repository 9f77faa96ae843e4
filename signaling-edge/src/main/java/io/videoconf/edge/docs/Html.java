package io.videoconf.edge.docs;

import java.util.List;

/** A page in the making. Everything that is not a tag of ours is escaped. */
final class Html {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
            h2{margin-top:3rem;border-bottom:1px solid #ccc}h3{margin:2rem 0 .3rem}code,pre{font:14px/1.4 ui-monospace,monospace}
            pre{background:#f4f4f2;padding:.8rem;overflow:auto}table{border-collapse:collapse;width:100%}
            td,th{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0;border-top:1px solid #e4e4e0}
            nav a{margin-right:1rem}.soft{color:#666}
            @media(prefers-color-scheme:dark){body{color:#ddd;background:#181816}pre{background:#242420}td,th{border-color:#383834}
            h2{border-color:#555}a{color:#8bf}.soft{color:#999}}
            """;
    private final StringBuilder text = new StringBuilder();

    Html(String title) {
        text.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" ")
                .append("content=\"width=device-width\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>");
    }

    /** An element with a text in it. */
    Html add(String tag, String content) {
        text.append('<')
                .append(tag)
                .append('>')
                .append(escaped(content))
                .append("</")
                .append(tag)
                .append('>');
        return this;
    }

    /** A heading that can be linked to. */
    Html heading(String tag, String id, String content) {
        text.append('<').append(tag).append(" id=\"").append(escaped(id)).append("\"><a href=\"#");
        text.append(escaped(id))
                .append("\">")
                .append(escaped(content))
                .append("</a></")
                .append(tag)
                .append('>');
        return this;
    }

    Html link(String to, String content) {
        text.append("<a href=\"")
                .append(escaped(to))
                .append("\">")
                .append(escaped(content))
                .append("</a> ");
        return this;
    }

    /** What is markup of ours already. */
    Html raw(String markup) {
        text.append(markup);
        return this;
    }

    Html open(String tag) {
        text.append('<').append(tag).append('>');
        return this;
    }

    Html close(String tag) {
        text.append("</").append(tag).append('>');
        return this;
    }

    /** A row whose first cell is code. */
    Html row(String code, List<String> cells) {
        text.append("<tr><td><code>").append(escaped(code)).append("</code></td>");
        cells.forEach(cell -> add("td", cell));
        text.append("</tr>");
        return this;
    }

    String page() {
        return text + "</body></html>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
