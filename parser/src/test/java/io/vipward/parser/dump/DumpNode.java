package io.vipward.parser.dump;

import java.util.List;
import java.util.Optional;

/**
 * A line of a dump with the lines below it that are indented further.
 *
 * @param text without its indentation and without the blanks at its end
 */
record DumpNode(String text, List<DumpNode> children) {
    private static final String EQUALS = " = ";

    DumpNode {
        children = List.copyOf(children);
    }

    /** What stands before the first {@code =}, or the whole text. */
    String key() {
        int at = text.indexOf(EQUALS);
        return at < 0 ? text : text.substring(0, at);
    }

    /** What stands behind the first {@code =}; nothing where there is none. */
    String value() {
        int at = text.indexOf(EQUALS);
        return at < 0 ? "" : text.substring(at + EQUALS.length());
    }

    /** The first child with that key. */
    Optional<DumpNode> child(String key) {
        return children.stream().filter(node -> node.key().equals(key)).findFirst();
    }

    /** All children with that key, in the order of the dump. */
    List<DumpNode> all(String key) {
        return children.stream().filter(node -> node.key().equals(key)).toList();
    }

    /** The texts of the children. */
    List<String> texts() {
        return children.stream().map(DumpNode::text).toList();
    }
}
