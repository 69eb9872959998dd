package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The language below its keywords, row by row: what a text means, and the exit code of its test.
 *
 * <p>A row has what it shows, the text, what the model must contain, and the exit code. In the text {@code %} stands for
 * a line feed, {@code VI{…}} for a sound instance with these lines, {@code G{…}} for a {@code global_defs} block. What
 * the model must not contain begins with an exclamation mark.
 */
class LanguageTest {
    private static final String INSTANCE =
            "vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\nvirtual_ipaddress {\n10.0.0.100/24\n}\n";

    private static void check(String row, String text, String expected, int exitCode) {
        String written = text.replace("VI{", INSTANCE)
                .replace("G{", "global_defs {\n")
                .replace('%', '\n')
                .replace("\\r", "\r");

        ParseResult result = ConfigurationParser.parse("a.conf", written);

        Configuration configuration = result.configuration();
        String model = configuration == null ? "nothing runs" : ModelText.of(configuration);
        for (String part : expected.split(";", -1)) {
            boolean absent = part.strip().startsWith("!");
            String wanted = part.strip().substring(absent ? 1 : 0).strip().replace('%', '\n');
            assertEquals(!absent, model.contains(wanted), () -> row + ": " + part + "\n" + result.text() + model);
        }
        assertEquals(exitCode, result.testExitCode(), () -> row + "\n" + result.text());
        assertTrue(exitCode == 0 || !result.diagnostics().isEmpty(), row);
    }

    /** Braces and statements: section 5 of the notes on the language. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "no blank around a brace        | global_defs{router_id x}                       | routerId = x          | 0",
                "brace on a later line          | global_defs%%# c%{%router_id x%}               | routerId = x          | 0",
                "text behind a brace            | global_defs { router_id x%} vrrp_script s {%script /x%}| routerId = x | 0",
                "brace at the end of a line     | VI{ priority 77 }                              | priority = 77         | 0",
                "no separator of statements     | VI{ authentication { auth_type PASS auth_pass 1111 }%}| !type = PASS    | 5",
                "one entry on one line          | VI{ virtual_ipaddress { 10.0.0.1 }%}           | address = 10.0.0.1    | 0",
                "two entries on one line are one| VI{ virtual_ipaddress { 10.0.0.1 10.0.0.2 }%}  | address = 10.0.0.1;!address = 10.0.0.2| 5",
                "words of a word list           | G{ notification_email { a@b c@d%e@f }%}        | [a@b, c@d, e@f]       | 0",
                "braces of an unknown reference | VI{ priority 77%debug ${NO}%advert_int 2%}     | priority = 77; advertNanos = 2000000000 | 5",
                "quoted unknown reference       | G{ router_id \"${NO}\" }                       | routerId = ${NO}      | 0",
                "reference before a brace       | $A=x%global_defs$A{%router_id y%}              | !routerId = y       | 5",
            })
    void bracesAndStatements(String row, String text, String expected, int exitCode) {
        check(row, text, expected, exitCode);
    }

    /** Keywords and structural errors: section 5.1. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "unknown keyword                | VI{ frobnicate 1%priority 77%}                 | priority = 77         | 5",
                "unknown block, skipped whole   | VI{ frob { a%b { }%}%priority 77%}             | priority = 77         | 5",
                "one } too many                 | VI{ }%}%G{ router_id x }                       | routerId = x; name = VI_1 | 5",
                "{ missing                      | vrrp_instance V%interface eth0%virtual_router_id 5%virtual_ipaddress {%10.0.0.1%}%}| vrid = 5 | 5",
                "} missing at the end           | VI{ priority 77                                | priority = 77         | 5",
                "mandatory argument missing     | VI{ interface%}                                | nothing runs          | 2",
                "keyword of another block       | G{ interface eth0 }                            | !routerId = eth0       | 5",
                "keywords have a case           | VI{ Priority 77%}                              | priority = 100        | 5",
                "further words of a scalar      | VI{ priority 77 88 99%}                        | priority = 77         | 0",
            })
    void keywordsAndStructure(String row, String text, String expected, int exitCode) {
        check(row, text, expected, exitCode);
    }

    /** What is written twice: section 5.2. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "scalar: the last               | VI{ priority 77%priority 78%}                  | priority = 78         | 0",
                "state: MASTER stays            | VI{ state MASTER%state BACKUP%}                | initialState = MASTER | 5",
                "state: MASTER wins             | VI{ state BACKUP%state MASTER%}                | initialState = MASTER | 0",
                "global_defs: merged            | G{ router_id x }%G{ notification_email { a@b }%}%G{ router_id y }| routerId = y; [a@b] | 0",
                "vrrp_instance: the first       | VI{ priority 77 }%vrrp_instance VI_1 {%interface eth1%virtual_router_id 9%}| vrid = 51;!vrid = 9 | 5",
                "vrrp_script: the first is found| vrrp_script s {%script /a%}%vrrp_script s {%script /b%}%VI{ track_script {%s%}%}| name = s | 0",
                "entry blocks: all              | VI{ virtual_ipaddress {%10.0.0.5%}%}           | address = 10.0.0.100; address = 10.0.0.5 | 0",
                "address: once                  | VI{ virtual_ipaddress {%10.0.0.100/24%}%}      | address = 10.0.0.100  | 5",
                "tracked interface: once        | VI{ track_interface {%eth1%eth1%}%}            | name = VI_1  | 5",
                "real server: once              | virtual_server 10.0.0.1 80 {%lb_algo rr%lb_kind NAT%protocol TCP%real_server 10.0.0.2 80 {%}%real_server 10.0.0.2 80 {%}%}| 10.0.0.2 | 5",
            })
    void duplicates(String row, String text, String expected, int exitCode) {
        check(row, text, expected, exitCode);
    }

    /** Names of blocks: section 5.3. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "no name                        | vrrp_instance {%interface eth0%}%G{ router_id x }       | routerId = x; !eth0 | 5",
                "two words                      | vrrp_instance VI 1 {%interface eth0%}%G{ router_id x }  | routerId = x; !eth0 | 5",
                "remark behind the name         | vrrp_instance V //c%{%interface eth0%virtual_router_id 5%virtual_ipaddress { 10.0.0.1 }%}| name = V | 5",
                "two words in quotes            | vrrp_instance \"VI 1\" {%interface eth0%virtual_router_id 5%virtual_ipaddress { 10.0.0.1 }%}| name = VI 1 | 0",
                "further words of a script      | vrrp_script s t u {%script /a%}%VI{ track_script {%s%}%}| name = s            | 0",
            })
    void namesOfBlocks(String row, String text, String expected, int exitCode) {
        check(row, text, expected, exitCode);
    }

    /** Numbers, times, booleans and addresses: section 9. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "leading zeros are decimal      | VI{ priority 051%}                             | priority = 51         | 0",
                "plus sign                      | VI{ priority +51%}                             | priority = 51         | 0",
                "no hexadecimal                 | VI{ priority 0x33%}                            | priority = 100        | 5",
                "blank before a quoted number   | VI{ priority \" 3\"%}                          | priority = 3          | 0",
                "negative                       | VI{ priority -1%}                              | priority = 100        | 5",
                "out of range                   | VI{ priority 256%}                             | priority = 100        | 5",
                "trailing text, strict keyword  | VI{ priority 7s%}                              | priority = 100        | 5",
                "fraction                       | VI{ preempt_delay 1.5%}                        | delayNanos = 1500000000 | 0",
                "fraction without whole part    | VI{ preempt_delay .5%}                         | delayNanos = 500000000 | 0",
                "fraction without digits        | VI{ preempt_delay 1.%}                         | delayNanos = 1000000000 | 0",
                "time with a unit               | VI{ preempt_delay 5s%}                         | delayNanos = 5000000000 | 5",
                "negative time                  | VI{ preempt_delay -1%}                         | !delayNanos = -       | 5",
                "boolean alone                  | VI{ lower_prio_no_advert%}                     | lowerPriorityNoAdvert = true | 0",
                "boolean off                    | VI{ lower_prio_no_advert off%}                 | !lowerPriorityNoAdvert = true | 0",
                "boolean with another case      | VI{ lower_prio_no_advert True%}                | !lowerPriorityNoAdvert = true | 5",
                "zeros before an address' number| VI{ virtual_ipaddress {%010.0.0.1%}%}          | !10.0.0.1%           | 5",
                "prefix too long                | VI{ virtual_ipaddress {%10.0.0.1/33%}%}        | prefixLength = 32     | 5",
                "netmask for a prefix           | VI{ virtual_ipaddress {%10.0.0.1/255.0.0.0%}%} | prefixLength = 32     | 5",
                "no prefix                      | VI{ virtual_ipaddress {%10.0.0.1%}%}           | prefixLength = 32     | 0",
                "password of more than 8 bytes  | VI{ authentication {%auth_type PASS%auth_pass \"12345678X\"%}%}| passwordHex = 3132333435363738 | 5",
            })
    void values(String row, String text, String expected, int exitCode) {
        check(row, text, expected, exitCode);
    }

    /** The vectors of section 12 that no other test has. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "1: quote ends a word           | G{ router_id \"a b\"c }                        | routerId = a b%      | 0",
                "2: escaped comment sign        | G{ router_id a\\#b }                           | routerId = a#b        | 0",
                "3: single quotes are characters| G{ router_id 'a b' }                           | routerId = 'a%       | 0",
                "17: time with a unit           | VI{ preempt_delay 5s%}                         | delayNanos = 5000000000 | 5",
                "18: brace ends a line          | VI{ advert_int 2 }                             | advertNanos = 2000000000 | 0",
                "23: CRLF                       | global_defs {\\r%router_id x\\r%}\\r%             | routerId = x%        | 0",
                "26: unknown block              | VI{ unknown_block { a b }%priority 77%}        | priority = 77         | 5",
                "27: state of another case      | VI{ state Master%}                             | initialState = BACKUP | 5",
                "28: argument of a flag         | VI{ nopreempt yes%}                            | preempt = false       | 0",
                "29: boolean of another case    | VI{ smtp_alert True%}                          | name = VI_1           | 5",
                "30: argument missing           | VI{ interface%}                                | nothing runs          | 2",
            })
    void vectors(String row, String text, String expected, int exitCode) {
        check(row, text, expected, exitCode);
    }
}
