package io.vipward.parser.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatterTest {
    private static String format(String text) {
        Formatted formatted = Formatter.format("a.conf", text);
        String once = assertInstanceOf(Formatted.Rewritten.class, formatted).text();
        assertEquals(formatted, Formatter.format("a.conf", once));
        return once;
    }

    /** In a row of the table {@code ~} stands for a line feed. */
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a{b}|a {~    b~}~",
                "a {b{c}}|a {~    b {~        c~    }~}~",
                "a~{~b~}~|a {~    b~}~",
                "a~~~{ b~}~|a {~    b~}~",
                "a # one~{~b~} # two|a { # one~    b~} # two~",
                "a~# one~{~}|a~# one~{~}~",
                "a # one~{ # two~}|a # one~{ # two~}~",
                "a //x~{~b~}|a //x~{~    b~}~",
                "a {// {x~b~}|a {// {x~    b~}~",
                "a b  //  c  d~|a b //  c  d~",
                "  a   b\t\tc  |a b c~",
                "a \"b  c\"   d|a \"b  c\" d~",
                "a  'b  c'   d|a 'b  c'   d~",
                "a  b\\ c   d|a b\\ c   d~",
                "a  b#c   d  |a b #c   d~",
                "a \"#  x\"  #y|a \"#  x\" #y~",
                "!  x  |!  x~",
                "a {~#x~~~~b~}|a {~    #x~~    b~}~",
                "~~a~~~|a~",
                "a\\r~b\\r~|a~b~",
                "$A=  b   c  # d|$A=b   c # d~",
                "$A=b~x   ${A}  $A|$A=b~x ${A} $A~",
                "$A=b~a ${A}{ b }|$A=b~a ${A}{ b }~",
                "$A=b~  $A   b   c|$A=b~$A   b   c~",
                "a {~$X= \\~  b { \\~ c \\~ } \\~d~$X~}|a {~    $X=\\~        b { \\~            c \\~        } \\~        d~    $X~}~",
                "$X= \\~ b \\~~c|$X=\\~    b \\~~c~",
                "$X= \\~ b \\~~|$X=\\~    b \\~~",
                "@id   a   b|@id a b~",
                "@id a { b   c }|@id a { b c }~",
                "@id  include  x  y|@id include x  y~",
                "@id  $A=  b|@id $A=b~",
                "@one a {~@^one b {~c~}|@one a {~@^one b {~    c~}~",
                "a { @id  b }|a { @id  b }~",
                "a {~~SEQ(N,1, 2)   b $N~}|a {~    ~SEQ(N,1, 2)   b $N~}~",
                "~LST({A,B}, {1,2})  c ${A}  {  $B  }|~LST({A,B}, {1,2})  c ${A}  {  $B  }~",
                "  include   a  b.conf  # c|include a  b.conf # c~",
                "includew {a,b}*.conf|includew {a,b}*.conf~",
                "a {  }|a {~}~",
            })
    void everyLineHasItsPlace(String before, String after) {
        assertEquals(lines(after), format(lines(before)));
    }

    /** A line feed for each sign, but not for the one that begins a sequence. */
    private static String lines(String text) {
        return text.replaceAll("~(?!SEQ|LST)", "\n").replace("\\t", "\t").replace("\\r", "\r");
    }

    @Test
    void emptyFileStaysEmpty() {
        assertEquals("", format(""));
        assertEquals("", format("\n\n \n"));
    }

    @Test
    void byteOrderMarkStays() {
        assertEquals("\ufeffa {\n}\n", format("\ufeffa{}"));
    }

    @Test
    void bytesOfNoEncodingStay() {
        assertEquals("a \udcff\n", format(" a  \udcff"));
    }

    @Test
    void longLineIsNotIndentedBeyondTheLimit() {
        String longest = "b ".repeat(511) + "c";

        assertEquals("a {\n" + longest + "\n}\n", format("a {\n" + longest + "\n}"));
    }

    @Test
    void braceIsNotPutBehindALineThatWouldBecomeTooLong() {
        String longest = "b ".repeat(511) + "c";

        assertEquals(longest + "\n{\n}\n", format(longest + "\n{\n}"));
    }

    /** Files that are left as they are, with the place and the reason. */
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a {~b {~}|1:1|a block that begins here is not closed before the end of the file",
                "a {~}~ }|3:2|a } on this line closes nothing",
                "a~ b \"c~|2:4|this double quote is not closed",
                "a~b \0c~|2:3|the line contains NUL bytes",
                "a \\r b|1:1|the file has carriage returns but no line feed, so it is one single line",
            })
    void fileThatCannotSafelyBeFormattedIsRefused(String text, String place, String reason) {
        Formatted formatted = Formatter.format("a.conf", lines(text));

        assertEquals("a.conf:" + place + ": not formatted: " + reason, formatted.toString());
    }

    @Test
    void lineThatIsNotReadIsRefused() {
        Formatted formatted = Formatter.format("a.conf", "a\n" + "x".repeat(1024));

        assertEquals("a.conf:2:1: not formatted: the line has more than 1023 bytes", formatted.toString());
    }

    @Test
    void indentationThatDecidesWhereALostBraceBelongsIsNotChanged() {
        String text = "vrrp_instance A {\n    virtual_ipaddress {\n        10.0.0.1\n\n"
                + "vrrp_instance B {\n    virtual_ipaddress {\n    }\n    }\n}\n}\n";

        Formatted formatted = Formatter.format("a.conf", text);

        assertEquals("a.conf:3:9: not formatted: this would be read differently when formatted", formatted.toString());
    }
}
