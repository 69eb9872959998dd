package io.vipward.parser.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DumpFileTest {
    private static final String DUMP = """
            ======== parent process
            ------< Global definitions >------
             Router ID = lb1
            ======== vrrp process
            ------< Global definitions >------
            ------< VRRP Topology >------
             VRRP Instance = VI_1
               Flags:
                 Using unicast
               Priority = 100
               Virtual IP (2):
                 192.0.2.1 dev eth0 scope global
                 192.0.2.2 dev eth0 scope global
             VRRP Instance = VI_2
               Priority = 90
            ======== ipvs table
            -A -t 192.0.2.1:80 -s rr
            """;

    @Test
    void sectionsBelongToProcesses() {
        DumpFile dump = DumpFile.read(DUMP);

        assertEquals(
                "lb1",
                dump.section(DumpFile.PARENT, "Global definitions").get(0).value());
        assertEquals(List.of(), dump.section(DumpFile.VRRP, "Global definitions"));
        assertEquals(List.of(), dump.section(DumpFile.CHECKER, "LVS Topology"));
    }

    @Test
    void whatIsIndentedBelongsToTheLineAbove() {
        List<DumpNode> instances = DumpFile.read(DUMP).objects(DumpFile.VRRP, "VRRP Topology", "VRRP Instance");

        assertEquals(
                List.of("VI_1", "VI_2"), instances.stream().map(DumpNode::value).toList());
        assertEquals("100", instances.get(0).child("Priority").orElseThrow().value());
        assertEquals(
                2,
                instances.get(0).child("Virtual IP (2):").orElseThrow().texts().size());
        assertEquals(
                List.of("Using unicast"),
                instances.get(0).child("Flags:").orElseThrow().texts());
        assertTrue(instances.get(1).child("Flags:").isEmpty());
    }

    @Test
    void aTextWithoutSectionsHasLinesToo() {
        List<DumpNode> lines = DumpFile.read(DUMP).section(DumpFile.IPVS, "");

        assertEquals(
                List.of("-A -t 192.0.2.1:80 -s rr"),
                lines.stream().map(DumpNode::text).toList());
    }
}
