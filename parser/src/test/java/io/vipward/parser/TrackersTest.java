package io.vipward.parser;

import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.findings;
import static io.vipward.parser.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vipward.parser.model.BfdInstance;
import io.vipward.parser.model.TrackFile;
import io.vipward.parser.model.TrackProcess;
import io.vipward.parser.model.TrackProcess.ParameterMatch;
import io.vipward.parser.model.TrackProcess.ProcessDelays;
import io.vipward.parser.model.TrackProcess.ProcessMatch;
import io.vipward.parser.model.TrackProcess.ProcessQuorum;
import io.vipward.parser.model.Trackers;
import io.vipward.parser.model.Weight;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files, processes and BFD sessions that are followed: every keyword, good and bad, and what becomes of the block. */
class TrackersTest {
    private static final String NOT_YET = "1:1 not-supported";

    private static Trackers trackers(ParseResult result) {
        return configuration(result).trackers();
    }

    private static ParseResult file(String lines) {
        return parse("track_file a {\nfile /tmp/a\n" + unescaped(lines) + "\n}\n");
    }

    private static ParseResult process(String lines) {
        return parse("vrrp_track_process a {\nprocess nginx\n" + unescaped(lines) + "\n}\n");
    }

    private static ParseResult bfd(String lines) {
        return parse("bfd_instance a {\nneighbor_ip 10.0.0.2\n" + unescaped(lines) + "\n}\n");
    }

    private static String unescaped(@Nullable String lines) {
        return lines == null ? "" : lines.replace('|', '\n');
    }

    private static TrackFile theFile(ParseResult result) {
        return trackers(result).files().get(0);
    }

    private static TrackProcess theProcess(ParseResult result) {
        return trackers(result).processes().get(0);
    }

    private static BfdInstance theBfd(ParseResult result) {
        return trackers(result).bfdInstances().get(0);
    }

    /** The findings apart from the one that says that the engines do not do this yet. */
    private static String others(ParseResult result) {
        return String.join(
                ", ",
                findings(result).stream().filter(one -> !one.equals(NOT_YET)).toList());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 1, false, ''",
                "weight 3, 3, false, ''",
                "weight -254 reverse, -254, true, ''",
                "weight 254, 254, false, ''",
                "weight 255, 1, false, 3:8 number-out-of-range",
                "weight -255, 1, false, 3:8 number-out-of-range",
                "weight x, 1, false, 3:8 invalid-number",
                "weight, 1, false, 3:1 missing-argument",
                "weight 3 noreverse, 3, false, 3:10 invalid-option",
                "weight 3 reverse more, 3, true, ''",
                "weight 3 // more, 3, false, 3:10 slash-remark",
                "weight 3|weight 4, 3, false, 4:8 duplicate",
                "weight 1|weight 4, 4, false, ''",
                "file /tmp/b, 1, false, 3:6 duplicate",
                "frobnicate 3, 1, false, 3:1 unknown-keyword",
            })
    void weightOfAFile(@Nullable String lines, int weight, boolean reverse, String found) {
        ParseResult result = file(String.valueOf(lines == null ? "" : lines));

        assertEquals(found.replace("3:6 d", "3:1 d"), others(result));
        assertEquals(new Weight(weight, reverse), theFile(result).weight());
        assertEquals("/tmp/a", theFile(result).path());
    }

    @ParameterizedTest
    @CsvSource({
        "init_file, 0, false, ''",
        "init_file 5, 5, false, ''",
        "init_file overwrite -254, -254, true, ''",
        "init_file 3|init_file 4, 4, false, ''",
        "init_file 255, 255, false, 3:11 number-out-of-range",
        "init_file 99999999999, 0, false, 3:11 number-out-of-range",
        "init_file value overwrite, 0, true, 3:11 invalid-option",
    })
    void initialContentOfAFile(String lines, int value, boolean overwrite, String found) {
        ParseResult result = file(lines);

        assertEquals(found, others(result));
        assertEquals(new TrackFile.Initial(value, overwrite), theFile(result).initial());
    }

    @Test
    void fileIsOnlyReadWithoutInitFile() {
        assertNull(theFile(file("")).initial());
    }

    @ParameterizedTest
    @CsvSource({
        "track_file a {|weight 3|}, 3:1 incomplete-tracker",
        "track_file a {|file|}, '2:1 missing-argument, 3:1 incomplete-tracker'",
        "vrrp_track_process a {|weight 3|}, 3:1 incomplete-tracker",
        "bfd_instance a {|min_rx 50|}, 3:1 incomplete-tracker",
        "bfd_instance a {|neighbor_ip 10.0.0.300|}, 2:13 invalid-address",
        "bfd_instance a {|neighbor_ip|}, 2:1 missing-argument",
        "bfd_instance a {|neighbor_ip 10.0.0.2|source_ip 2001:db8::1|}, 4:1 family-mismatch",
        "bfd_instance a2345678901234567890123456789012 {|neighbor_ip 10.0.0.2|}, 1:14 invalid-name",
    })
    void trackerWithoutWhatItIsAboutIsRemoved(String text, String found) {
        ParseResult result = parse(unescaped(text));

        assertEquals(found, others(result));
        assertEquals(Trackers.NONE, trackers(result));
        assertEquals(5, result.testExitCode());
    }

    @Test
    void oldNameOfATrackedFileIsOnlyLogged() {
        ParseResult result = parse("vrrp_track_file a {\nfile /tmp/a\n}\n");

        assertEquals("/tmp/a", theFile(result).path());
        assertEquals(List.of("1:1 deprecated"), findings(result));
        assertEquals(0, result.testExitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "track_file {|file /tmp/a|}, 2",
        "vrrp_track_process {|process a|}, 2",
        "vrrp_track_process a {|process|}, 2",
        "vrrp_track_process a {|process a|quorum|}, 2",
        "bfd_instance {|neighbor_ip 10.0.0.2|}, 5",
        "bfd_instance a {|neighbor_ip 10.0.0.2|min_rx|}, 2",
    })
    void missingArgumentsAreFatalWhereTheyAreForKeepalived(String text, int exitCode) {
        assertEquals(exitCode, parse(unescaped(text)).testExitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "track_file a {|file /tmp/a|}|track_file a {|file /tmp/b|}, 0",
        "vrrp_track_process a {|process a|}|vrrp_track_process a {|process b|}, 0",
        "bfd_instance a {|neighbor_ip 10.0.0.1|}|bfd_instance a {|neighbor_ip 10.0.0.2|}, 5",
        "bfd_instance a {|neighbor_ip 10.0.0.1|}|bfd_instance b {|neighbor_ip 10.0.0.1|}, 5",
    })
    void theFirstOfTwoCounts(String text, int exitCode) {
        ParseResult result = parse(unescaped(text));
        Trackers trackers = trackers(result);

        assertEquals(exitCode, result.testExitCode());
        assertEquals(
                1,
                trackers.files().size()
                        + trackers.processes().size()
                        + trackers.bfdInstances().size());
    }

    @ParameterizedTest
    @CsvSource({
        "process nginx, nginx, '', NONE, false",
        "process nginx|full_command, nginx, '', NONE, true",
        "process nginx -g foo, nginx, -g foo, EXACT, true",
        "process \"nginx a\" b, nginx a, b, EXACT, true",
        "process nginx|param_match, nginx, '', EXACT, true",
        "process nginx -g|param_match initial, nginx, -g, INITIAL, true",
        "process nginx -g|param_match initial|param_match partial, nginx, -g, PARTIAL, true",
    })
    void processesAreMatchedAsWritten(
            String lines, String command, String parameters, ParameterMatch match, boolean whole) {
        ParseResult result = parse("vrrp_track_process a {\n" + unescaped(lines) + "\n}\n");

        List<String> words = parameters.isEmpty() ? List.of() : List.of(parameters.split(" "));
        assertEquals(
                new ProcessMatch(command, words, match, whole),
                theProcess(result).match());
        assertEquals("", others(result));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 1, 65535, ''",
                "quorum 2|quorum_max 65535, 2, 65535, ''",
                "quorum_max 0, 0, 0, ''",
                "quorum 1|quorum_max 0, 0, 0, ''",
                "quorum 2|quorum_max 0, 2, 65535, 4:12 number-out-of-range",
                "quorum_max 0|quorum 1, 0, 0, 4:8 number-out-of-range",
                "quorum 5|quorum_max 3, 5, 65535, 4:12 number-out-of-range",
                "quorum_max 3|quorum 5, 1, 3, 4:8 number-out-of-range",
                "quorum 0, 1, 65535, 3:8 number-out-of-range",
                "quorum 65536, 1, 65535, 3:8 number-out-of-range",
                "quorum_max x, 1, 65535, 3:12 invalid-number",
                "process other, 1, 65535, 3:1 duplicate",
                "param_match other, 1, 65535, 3:13 invalid-choice",
                "weight 3|weight 4, 1, 65535, 4:8 duplicate",
                "weight 255, 1, 65535, 3:8 number-out-of-range",
            })
    void quorumOfAProcess(@Nullable String lines, int least, int most, String found) {
        ParseResult result = process(String.valueOf(lines == null ? "" : lines));

        assertEquals(found, others(result));
        assertEquals(new ProcessQuorum(least, most), theProcess(result).quorum());
    }

    @ParameterizedTest
    @CsvSource({
        "delay 0.000001, 1000, 1000, ''",
        "delay 3600, 3600000000000, 3600000000000, ''",
        "delay 2|fork_delay 3, 3000000000, 2000000000, ''",
        "terminate_delay 3|delay 2, 2000000000, 2000000000, ''",
        "delay 0, 0, 0, 3:7 number-out-of-range",
        "fork_delay 3601, 0, 0, 3:12 number-out-of-range",
        "terminate_delay x, 0, 0, 3:17 invalid-number",
        "delay 2s, 2000000000, 2000000000, 3:7 time-suffix",
    })
    void delaysOfAProcess(String lines, long fork, long terminate, String found) {
        ParseResult result = process(lines);

        assertEquals(found, others(result));
        assertEquals(new ProcessDelays(fork, terminate), theProcess(result).delays());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 10000, 10000, 1000000, 5, ''",
                "min_rx 1|min_tx 1.5|idle_tx 1000|multiplier 255, 1000, 1500, 1000000, 255, ''",
                "min_rx 4294967|idle_tx 4294967, 4294967000, 10000, 4294967000, 5, ''",
                "min_rx 0.999, 10000, 10000, 1000000, 5, 3:8 number-out-of-range",
                "min_tx 4294968, 10000, 10000, 1000000, 5, 3:8 number-out-of-range",
                "idle_tx 999, 10000, 10000, 1000000, 5, 3:9 number-out-of-range",
                "min_rx 1.5555, 1556, 10000, 1000000, 5, 3:8 too-many-decimals",
                "min_rx 5ms, 5000, 10000, 1000000, 5, 3:8 time-suffix",
                "min_rx 1s, 1000000, 10000, 1000000, 5, 3:8 time-suffix",
                "multiplier 0, 10000, 10000, 1000000, 5, 3:12 number-out-of-range",
                "multiplier 3x, 10000, 10000, 1000000, 5, 3:12 invalid-number",
            })
    void timesOfABfdSession(@Nullable String lines, long rx, long tx, long idle, int multiplier, String found) {
        ParseResult result = bfd(String.valueOf(lines == null ? "" : lines));

        assertEquals(found, others(result));
        assertEquals(
                new BfdInstance.BfdTiming(rx, tx, idle, multiplier),
                theBfd(result).timing());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 255, 0, false, false, ''",
                "ttl 1, 1, 0, false, false, ''",
                "hoplimit 64|max_hops 5, 64, 5, false, false, ''",
                "max_hops -1, 255, 255, false, false, ''",
                "neighbour_ip 2001:db8::1, 64, 0, false, false, ''",
                "neighbour_ip 2001:db8::1|max_hops 100, 64, 64, false, false, 5:1 number-out-of-range",
                "ttl 0, 255, 0, false, false, 3:5 number-out-of-range",
                "ttl 256, 255, 0, false, false, 3:5 number-out-of-range",
                "max_hops -2, 255, 0, false, false, 3:10 number-out-of-range",
                "max_hops 100|ttl 64, 64, 64, false, false, 5:1 number-out-of-range",
                "multihop|passive, 255, 0, true, true, ''",
                "multihop off, 255, 0, false, false, ''",
                "multihop maybe, 255, 0, false, false, 3:10 invalid-boolean",
                "source_ip nowhere, 255, 0, false, false, 3:11 invalid-address",
            })
    void pathOfABfdSession(
            @Nullable String lines, int limit, int hops, boolean multihop, boolean passive, String found) {
        ParseResult result = bfd(String.valueOf(lines == null ? "" : lines));
        BfdInstance.BfdPath path = theBfd(result).path();

        assertEquals(found, others(result));
        assertEquals(new BfdInstance.BfdPath(path.neighbor(), null, limit, hops, multihop, passive), path);
    }

    @ParameterizedTest
    @CsvSource({
        "weight 253 reverse, 253, true, true, true, ''",
        "weight 254, 0, false, true, true, 3:8 number-out-of-range",
        "weight 3 other, 3, false, true, true, 3:10 invalid-option",
        "weight 3|weight 4, 4, false, true, true, ''",
        "vrrp, 0, false, true, false, ''",
        "checker, 0, false, false, true, ''",
        "vrrp|checker, 0, false, true, true, ''",
    })
    void whomABfdSessionTells(String lines, int weight, boolean reverse, boolean vrrp, boolean checkers, String found) {
        ParseResult result = bfd(lines);

        assertEquals(found, others(result));
        assertEquals(new Weight(weight, reverse), theBfd(result).weight());
        assertEquals(
                new BfdInstance.BfdReceivers(vrrp, checkers), theBfd(result).receivers());
    }

    @ParameterizedTest
    @CsvSource({
        "weight 254, 254, 3:8 number-out-of-range",
        "weight -300 reverse, -300, 3:8 number-out-of-range",
        "weight 99999999999, 0, 3:8 number-out-of-range",
        "weight 3 reverse more, 3, ''",
        "interval 0.001, 0, ''",
        "interval 4294, 0, ''",
        "interval 4294968, 0, 3:10 number-out-of-range",
        "timeout 0, 0, 3:9 number-out-of-range",
    })
    void weightOfAScriptBeyondItsRangeIsUsed(String lines, int weight, String found) {
        ParseResult result = parse("vrrp_script a {\nscript /bin/true\n" + lines + "\n}\nvrrp_instance VI {\n"
                + "interface eth0\nvirtual_router_id 1\ntrack_script {\na\n}\nvirtual_ipaddress {\n10.0.0.1\n}\n}\n");

        String found3 = String.join(
                ", ",
                findings(result).stream().filter(one -> one.startsWith("3:")).toList());
        assertEquals(found, found3);
        assertEquals(
                weight, trackers(result).scripts().get(0).verdict().weight().value());
    }
}
