package io.videoconf.edge.graphql;

import graphql.language.Argument;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How large a document is, measured without unfolding it: each fragment is measured once, however often it is spread, and one
 * that spreads itself counts as nothing, since validation refuses it.
 *
 * @param depth fields within fields, in the deepest operation; the schema's own description does not count
 * @param fields of all operations, fragments unfolded
 * @param cost fields of the answer, where a list counts as often as its limit says
 */
record QueryShape(int depth, long fields, long cost, int aliases, int directives) {
    /** How many things a list without a limit is taken for. */
    private static final long USUAL = 10;

    private static final long MOST_ROWS = 100;
    private static final long USUAL_LIMIT = 20;
    private static final long HUGE = Integer.MAX_VALUE;

    /**
     * Measures.
     *
     * @param lists names of the fields that are lists of objects
     * @param variables as they were given; a limit among them counts
     */
    static QueryShape of(Document document, Set<String> lists, Map<String, Object> variables) {
        Measure measure = new Measure(lists, variables);
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof FragmentDefinition fragment) {
                measure.fragments.put(fragment.getName(), fragment);
            }
        }
        Size all = Size.NOTHING;
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof OperationDefinition operation) {
                measure.directives += operation.getDirectives().size();
                all = all.beside(measure.size(operation.getSelectionSet()));
            }
        }
        return new QueryShape(all.depth, all.fields, all.cost, measure.aliases, measure.directives);
    }

    private record Size(int depth, long fields, long cost) {
        static final Size NOTHING = new Size(0, 0, 0);

        Size beside(Size other) {
            return new Size(
                    Math.max(depth, other.depth),
                    Math.min(HUGE, fields + other.fields),
                    Math.min(HUGE, cost + other.cost));
        }

        Size below(long times) {
            return new Size(depth + 1, Math.min(HUGE, fields + 1), Math.min(HUGE, 1 + cost * times));
        }
    }

    private static final class Measure {
        final Map<String, FragmentDefinition> fragments = new HashMap<>();
        final Map<String, Size> measured = new HashMap<>();
        final Set<String> open = new HashSet<>();
        final Set<String> lists;
        final Map<String, Object> variables;
        int aliases;
        int directives;

        Measure(Set<String> lists, Map<String, Object> variables) {
            this.lists = lists;
            this.variables = variables;
        }

        Size size(@Nullable SelectionSet selections) {
            Size all = Size.NOTHING;
            if (selections != null) {
                for (Selection<?> selection : selections.getSelections()) {
                    all = all.beside(size(selection));
                }
            }
            return all;
        }

        private Size size(Selection<?> selection) {
            return switch (selection) {
                case Field field -> size(field);
                case InlineFragment inline -> {
                    directives += inline.getDirectives().size();
                    yield size(inline.getSelectionSet());
                }
                case FragmentSpread spread -> {
                    directives += spread.getDirectives().size();
                    yield size(spread.getName());
                }
                default -> Size.NOTHING;
            };
        }

        private Size size(Field field) {
            directives += field.getDirectives().size();
            aliases += field.getAlias() == null ? 0 : 1;
            Size below = size(field.getSelectionSet());
            if (field.getName().startsWith("__")) {
                // Its depth says nothing, and its size has a limit of its own.
                return new Size(1, Math.min(HUGE, below.fields + 1), Math.min(HUGE, below.fields + 1));
            }
            return below.below(times(field));
        }

        private Size size(String fragment) {
            Size known = measured.get(fragment);
            if (known != null) {
                return known;
            }
            FragmentDefinition definition = fragments.get(fragment);
            if (definition == null || !open.add(fragment)) {
                return Size.NOTHING;
            }
            Size size = size(definition.getSelectionSet());
            open.remove(fragment);
            measured.put(fragment, size);
            return size;
        }

        private long times(Field field) {
            if (!lists.contains(field.getName())) {
                return 1;
            }
            for (Argument argument : field.getArguments()) {
                if (argument.getName().equals("limit")) {
                    return limit(argument);
                }
            }
            return field.getName().equals("participants") || field.getName().equals("activeRecordings")
                    ? USUAL
                    : USUAL_LIMIT;
        }

        private long limit(Argument argument) {
            return switch (argument.getValue()) {
                case IntValue number -> Math.clamp(number.getValue().longValue(), 1, MOST_ROWS);
                case VariableReference variable ->
                    variables.get(variable.getName()) instanceof Number number
                            ? Math.clamp(number.longValue(), 1, MOST_ROWS)
                            : USUAL_LIMIT;
                default -> MOST_ROWS;
            };
        }
    }
}
