package io.vipward.ipvs.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.ipvs.table.Difference;
import io.vipward.ipvs.table.IpvsListing;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Ownership;
import io.vipward.ipvs.text.ListedTable;
import io.vipward.ipvs.text.SavedTable;
import io.vipward.ipvs.text.SavedTableReader;
import io.vipward.ipvs.wire.IpvsInfo;
import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our two forms of a table against those of ipvsadm, byte for byte. */
@Tag("lab")
class TextFormsLabIT {
    @Test
    void aTableIsListedAndSavedAsByIpvsadm() throws Exception {
        String saved = resource();
        Namespace.call(() -> {
            Namespace.run("modprobe", "ip_vs_pe_sip");
            Namespace.feed(saved + scattered(), "ipvsadm", "-R");
            try (NetlinkSocket socket = NetlinkSocket.open(Protocol.GENERIC)) {
                IpvsKernel kernel = new IpvsKernel(socket);
                IpvsListing listing = ((DumpResult.Dumped) kernel.dump()).listing();
                IpvsInfo info = ((KernelAnswer.Given<IpvsInfo>) kernel.info()).value();

                assertEquals(Namespace.run("ipvsadm", "-Sn"), SavedTable.text(listing.table(), false));
                assertEquals(
                        Namespace.run("ipvsadm", "-Ln"),
                        ListedTable.text(listing, info.versionText(), info.connectionTableRows()));
            }
            return true;
        });
    }

    @Test
    void whatWeRestoreIsWhatIpvsadmRestores() throws Exception {
        String saved = resource();
        Namespace.call(() -> {
            Namespace.run("modprobe", "ip_vs_pe_sip");
            Namespace.feed(saved, "ipvsadm", "-R");
            String theirs = Namespace.run("ipvsadm", "-Sn");
            Namespace.run("ipvsadm", "-C");
            try (NetlinkSocket socket = NetlinkSocket.open(Protocol.GENERIC)) {
                IpvsTable table = SavedTableReader.read(saved).table();
                new IpvsKernel(socket).apply(Difference.between(IpvsTable.EMPTY, table, Ownership.NONE));
            }
            assertEquals(theirs, Namespace.run("ipvsadm", "-Sn"));
            return true;
        });
    }

    /** The order of ipvsadm goes round where addresses lie far from each other. */
    private static String scattered() {
        StringBuilder text = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            text.append("-A -u ")
                    .append(1 + random.nextInt(223))
                    .append(".1.0.")
                    .append(i)
                    .append(":9 -s rr\n");
            text.append("-A -u [").append(Integer.toHexString(1 + random.nextInt(0xfffe)));
            text.append("::")
                    .append(Integer.toHexString(1 + random.nextInt(0xfffe)))
                    .append(":0:1]:9 -s rr\n");
        }
        return text.toString();
    }

    private static String resource() throws Exception {
        try (InputStream in = TextFormsLabIT.class.getResourceAsStream("/saved/every-form")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
