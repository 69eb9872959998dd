package io.vipward.parser.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RoffTest {
    private static String body(Roff page) {
        String text = page.text();
        return text.substring(text.indexOf(".ad l\n") + ".ad l\n".length());
    }

    private static Roff page() {
        return new Roff("A", 5, "B", "C");
    }

    @Test
    void headNamesPageAndSection() {
        assertEquals(".TH A 5 \"\" \"B\" \"C\"", page().text().lines().toList().get(1));
    }

    @Test
    void textCannotBecomeARequest() {
        assertEquals(".PP\n\\&.so x\n", body(page().paragraph(".so x")));
        assertEquals(".PP\n\\(aqx\\(aq \\e \\-d \\(dq\n", body(page().paragraph("'x' \\ -d \"")));
    }

    @Test
    void itemHasABoldTermAndAnItalicArgument() {
        assertEquals(".TP\n\\fBa\\-b\\fP \\fIN\\fP\nText.\n", body(page().item("a-b", "N", "Text.")));
        assertEquals(".TP\n\\fBa\\fP\nText.\n", body(page().item("a", "", "Text.")));
    }
}
