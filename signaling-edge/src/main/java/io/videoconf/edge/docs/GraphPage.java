package io.videoconf.edge.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The graph, for people: contract/schema.graphqls as it is written, for the language of schemas is made to be read, with each
 * type where it can be linked to, and each mention of one leading there.
 */
final class GraphPage {
    private static final Pattern DEFINITION = Pattern.compile("(?m)^(?:type|input|enum|scalar|interface|union) (\\w+)");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final List<String> ROOTS = List.of("Query", "Mutation", "Subscription");
    private final String schema;
    private final List<String> types;

    private GraphPage(String schema) {
        this.schema = schema;
        this.types = DEFINITION.matcher(schema).results().map(it -> it.group(1)).toList();
    }

    static String of(String schema) {
        return new GraphPage(schema).render();
    }

    private String render() {
        List<String> others = new ArrayList<>(types);
        others.removeAll(ROOTS);
        Html html = new Html("VideoConf, as a graph")
                .add("h1", "VideoConf, as a graph")
                .open("nav");
        html.link("/docs", "REST").link("/docs/events", "Events").link("/docs/schema.graphqls", "schema.graphqls");
        html.close("nav").open("nav");
        ROOTS.stream().filter(types::contains).forEach(it -> html.link("#" + it, it));
        others.stream().sorted().forEach(it -> html.link("#" + it, it));
        return html.close("nav").open("pre").raw(linked()).close("pre").page();
    }

    /** Line by line: a comment or a description mentions nothing, a definition is where links lead. */
    private String linked() {
        return schema.lines().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(String line) {
        Matcher definition = DEFINITION.matcher(line);
        String text = Html.escaped(line);
        if (line.isBlank() || line.strip().startsWith("\"") || line.strip().startsWith("#")) {
            return text;
        }
        if (definition.find()) {
            String name = definition.group(1);
            return "<b id=\"" + name + "\">" + text + "</b>";
        }
        return WORD.matcher(text).replaceAll(this::mention);
    }

    private String mention(MatchResult word) {
        String name = word.group();
        boolean isType = types.contains(name) && Character.isUpperCase(name.charAt(0));
        return isType ? "<a href=\"#" + name + "\">" + name + "</a>" : name;
    }
}
