package io.vipward.parser.reference;

import io.vipward.parser.schema.Table;
import io.vipward.parser.schema.Tables;
import java.util.Locale;

/** {@code vipward.conf.5}. */
final class KeywordManual {
    private static final String TOP = "the top level";

    private KeywordManual() {}

    static String roff() {
        Roff page = new Roff("VIPWARD.CONF", 5, "Vipward", "File formats");
        page.section("NAME")
                .paragraph("vipward.conf - the configuration of vipward(8), in the language of keepalived.conf");
        page.section("SYNOPSIS").paragraph("/etc/keepalived/keepalived.conf");
        language(page);
        for (Table table : Tables.all()) {
            page.section(table.block().equals(TOP) ? "TOP LEVEL" : table.block());
            Entry.of(table).forEach(entry -> item(page, entry));
        }
        page.section("SEE ALSO").paragraph("vipward(8), ipvsadm(8), ip(8)");
        return page.text();
    }

    private static void language(Roff page) {
        page.section("DESCRIPTION")
                .paragraph(
                        "A configuration is a row of lines. A line is a keyword with its arguments; some keywords open"
                                + " a block, which stands between braces. Words are separated by blanks; between double quotes"
                                + " a word may contain blanks, braces and comment signs. From # or ! to the end of the line is a"
                                + " comment.");
        page.example("vrrp_instance VI_1 {    # one virtual router\n    interface eth0\n    virtual_router_id 51\n"
                + "    virtual_ipaddress {\n        192.0.2.100/24\n    }\n}");
        page.paragraph("Commands (script, notify, quorum_up and their kind) have a tokenizer of their own: the whole"
                + " command stands between double quotes, single quotes group arguments inside it, and a backslash"
                + " escapes. Behind it may stand the user and the group that it runs as.");
        page.subsection("Included files")
                .item(
                        "include",
                        "PATTERN",
                        "Reads the files of the pattern in the place of the line. includer, includem,"
                                + " includew, includeb and includea make an error of what cannot be read or found.");
        page.subsection("Definitions, conditions and sequences")
                .item("$NAME=TEXT", "", "From here on $NAME, or ${NAME} inside words, stands for the text.")
                .item("@ID", "LINE", "The line counts only where ID is the configuration's id (--config-id).")
                .item("@^ID", "LINE", "The line counts only where it is not.")
                .item("~SEQ(NAME,FIRST,LAST)", "LINE", "The line once for each number, which NAME stands for.")
                .item("~LST(NAME,A,B,...)", "LINE", "The line once for each word.");
        page.subsection("Values")
                .paragraph("Times are in seconds with decimals. A boolean is true, on, yes, false, off or no, and true"
                        + " where it is left out. A keyword whose value is wrong is reported with file, line and column"
                        + " and ignored; vipward check says what is wrong with a file.");
    }

    private static void item(Roff page, Entry entry) {
        StringBuilder text = new StringBuilder(capital(entry.meaning())).append('.');
        if (!entry.initially().isEmpty()) {
            text.append(" Default: ").append(entry.initially()).append('.');
        }
        if (!entry.status().equals(Entry.SUPPORTED)) {
            text.append(" (").append(capital(entry.status())).append(".)");
        }
        page.item(String.join(", ", entry.names()), entry.arguments(), text.toString());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
