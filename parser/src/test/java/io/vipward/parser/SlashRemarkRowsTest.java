package io.vipward.parser;

import static io.vipward.parser.Parsing.codes;
import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.Configuration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * A remark behind a statement changes nothing in the model, and the exit code of the test is the one that keepalived
 * 2.4.3 has for it.
 *
 * <p>In the rows, ; ends a line, and ~ ends one that gets the remark.
 */
class SlashRemarkRowsTest {
    @ParameterizedTest
    @CsvFileSource(resources = "slash-remark-rows.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '`')
    void valueCountsAndTheExitCodeIsTheirs(Place place, String lines, int exitCode, String counts) {
        ParseResult alone = parse(place.around(lines.replace("~", "\n")));
        ParseResult remarked = parse(place.around(lines.replace("~", " //c\n")));

        assertEquals(0, alone.testExitCode(), alone::text);
        assertEquals(List.of(), ModelDifference.between(configuration(alone), configuration(remarked)));
        assertTrue(codes(remarked).contains("slash-remark"), remarked::text);
        assertEquals(exitCode, remarked.testExitCode(), remarked::text);
        assertEquals(counts.equals("yes"), isDifferent(parse(place.around("")), configuration(remarked)));
    }

    private static boolean isDifferent(ParseResult without, Configuration with) {
        return without.configuration() == null
                || !ModelDifference.between(configuration(without), with).isEmpty();
    }

    /** What stands around the lines of a row. */
    private enum Place {
        TOP("%s"),
        GLOBAL("global_defs {;%s};"),
        SCRIPT("vrrp_script a {;%s};"),
        RUNNING_SCRIPT("vrrp_script a {;script /bin/true;%s};"),
        BARE_INSTANCE("vrrp_instance V {;%svirtual_ipaddress {;10.0.0.1;};};"),
        INSTANCE("vrrp_instance V {;interface eth0;virtual_router_id 51;%svirtual_ipaddress {;10.0.0.1;};};"),
        TRACKING("vrrp_script chk {;script /bin/true;};track_file tf {;file /tmp/tf;};"
                + "vrrp_track_process p {;process nginx;};"
                + "bfd_instance b {;neighbor_ip 10.0.0.8;source_ip 10.0.0.9;};"
                + INSTANCE.text),
        TWO_INSTANCES(INSTANCE.text.replace("%s", "")
                + "vrrp_instance W {;interface eth0;virtual_router_id 52;virtual_ipaddress {;10.0.0.2;};};%s"),
        SYNC_GROUP(TWO_INSTANCES.text.formatted("vrrp_sync_group G {;group {;V;W;};%s};")),
        BARE_SERVICE("virtual_server 10.0.0.100 80 {;%sreal_server 10.0.0.11 80 {;};};"),
        SERVICE("virtual_server 10.0.0.100 80 {;lb_algo rr;lb_kind NAT;protocol TCP;%sreal_server 10.0.0.11 80 {;};};"),
        SERVER(SERVICE.text.replace("%s", "").replace("80 {;};", "80 {;%s};")),
        CHECK(SERVER.text.formatted("TCP_CHECK {;%s};")),
        HTTP(SERVER.text.formatted("HTTP_GET {;url {;path /a;%s};};")),
        BARE_HTTP(SERVER.text.formatted("HTTP_GET {;url {;%s};};"));

        private final String text;

        Place(String text) {
            this.text = text;
        }

        private String around(String lines) {
            return text.formatted(lines).replace(";", "\n");
        }
    }
}
