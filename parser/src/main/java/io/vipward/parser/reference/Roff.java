package io.vipward.parser.reference;

/** A manual page in the macros of man(7). */
public final class Roff {
    private final StringBuilder out = new StringBuilder();

    /**
     * A page without text.
     *
     * @param origin where the manual comes from, for its foot
     */
    public Roff(String name, int section, String origin, String title) {
        out.append(".\\\" Made from the program itself; do not edit.\n")
                .append(".TH ")
                .append(name)
                .append(' ')
                .append(section)
                .append(" \"\" \"")
                .append(escaped(origin))
                .append("\" \"")
                .append(escaped(title))
                .append("\"\n")
                .append(".nh\n.ad l\n");
    }

    public Roff section(String title) {
        return macro("SH", quoted(title));
    }

    public Roff subsection(String title) {
        return macro("SS", quoted(title));
    }

    /** A paragraph of its own. */
    public Roff paragraph(String text) {
        return macro("PP", "").line(escaped(text));
    }

    /** A term and what it means; words between asterisks in the term are in italics, the others bold. */
    public Roff item(String bold, String italic, String text) {
        macro("TP", "");
        line("\\fB" + escaped(bold) + "\\fP" + (italic.isEmpty() ? "" : " \\fI" + escaped(italic) + "\\fP"));
        return line(escaped(text));
    }

    /** Lines as they are. */
    public Roff example(String text) {
        macro("PP", "").macro("nf", "").macro("RS", "4");
        text.lines().forEach(line -> line(escaped(line)));
        return macro("RE", "").macro("fi", "");
    }

    public String text() {
        return out.toString();
    }

    private Roff macro(String name, String arguments) {
        return line("." + name + (arguments.isEmpty() ? "" : " " + arguments));
    }

    private Roff line(String line) {
        out.append(line).append('\n');
        return this;
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** A line that begins with a dot or an apostrophe would be a request. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("\"", "\\(dq")
                .replace("'", "\\(aq");
        return plain.startsWith(".") ? "\\&" + plain : plain;
    }
}
