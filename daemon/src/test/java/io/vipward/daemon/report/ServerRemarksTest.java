package io.vipward.daemon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.ipvs.fake.FakeIpvs;
import io.vipward.ipvs.kernel.DumpResult;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.ipvs.table.IpvsListing;
import io.vipward.ipvs.text.ListedTable;
import io.vipward.ipvs.text.SavedTableReader;
import io.vipward.netlink.fake.FakeKernel;
import io.vipward.parser.ConfigurationParser;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ServerRemarksTest {
    private static final String FILE = """
            virtual_server_group web {
                192.0.2.100 80
            }
            virtual_server group web {
                protocol TCP
                lb_kind NAT
                sorry_server 127.0.0.1 80
                real_server 10.0.0.1 80 { TCP_CHECK { } }
                real_server 10.0.0.2 80 {
                    inhibit_on_failure
                    TCP_CHECK { } }
                real_server 10.0.0.3 80 { TCP_CHECK { } }
                real_server 10.0.0.4 80 {
                    weight 0
                    TCP_CHECK { } }
            }
            """;

    private static final String TABLE = """
            -A -t 192.0.2.100:80 -s wlc
            -a -t 192.0.2.100:80 -r 10.0.0.1:80 -m -w 1
            -a -t 192.0.2.100:80 -r 10.0.0.2:80 -m -w 0
            -a -t 192.0.2.100:80 -r 10.0.0.4:80 -m -w 0
            -a -t 192.0.2.100:80 -r 10.0.0.9:80 -m -w 1
            -a -t 192.0.2.100:80 -r 127.0.0.1:80 -m -w 1
            -A -t 192.0.2.200:80 -s rr
            """;

    private final ServerRemarks remarks = new ServerRemarks(
            Objects.requireNonNull(ConfigurationParser.parse("k.conf", FILE).configuration()));

    @Test
    void eachLineHasItsRemarkAndWhatIsMissingHasALine() {
        assertEquals("""
                IP Virtual Server version 1.2.1 (size=4096)
                Prot LocalAddress:Port Scheduler Flags
                  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
                TCP  192.0.2.100:80 wlc # group web, k.conf:4:1
                  -> 10.0.0.1:80                  Masq    1      0          0          # up
                  -> 10.0.0.2:80                  Masq    0      0          0          # down, or of weight 0
                  -> 10.0.0.4:80                  Masq    0      0          0          # of weight 0
                  -> 10.0.0.9:80                  Masq    1      0          0          # not in the configuration
                  -> 127.0.0.1:80                 Masq    1      0          0          # sorry server
                  -> 10.0.0.3:80                  -       -      -          -          # down
                TCP  192.0.2.200:80 rr # not in the configuration
                """, ListedTable.text(listing(), "1.2.1", 4096, remarks));
    }

    @Test
    void theSameIsInJson() {
        String json = IpvsJson.text(listing(), remarks).replaceAll("\\s+", "");

        assertTrue(json.contains("\"missing\":[{\"address\":\"10.0.0.3\",\"port\":80,\"remark\":\"down\"}]"), json);
        assertTrue(json.contains("\"address\":\"127.0.0.1\",\"port\":80,\"remark\":\"sorryserver\""), json);
    }

    private static IpvsListing listing() {
        FakeIpvs ipvs = new FakeIpvs(SavedTableReader.read(TABLE).table());
        DumpResult dumped = new IpvsKernel(new FakeKernel(ipvs)).dump();
        return assertInstanceOf(DumpResult.Dumped.class, dumped).listing();
    }
}
