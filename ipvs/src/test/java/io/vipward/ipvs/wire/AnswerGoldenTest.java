package io.vipward.ipvs.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.ConnectionCounts;
import io.vipward.ipvs.table.Counters;
import io.vipward.ipvs.table.DestinationListing;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceListing;
import io.vipward.ipvs.table.Traffic;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerGoldenTest {
    @Test
    void everyListedServiceIsUnderstood() {
        List<String> lines = new ArrayList<>();
        for (NetlinkMessage message : Vectors.answers("ipvs-list")) {
            if (command(message) == IpvsCommand.NEW_SERVICE.number()) {
                Service service = service(message).service();
                lines.add(service.key().text() + " " + service.key().family() + " "
                        + service.scheduler().kernelName() + " 0x"
                        + Integer.toHexString(service.flagBits()) + " "
                        + service.persistence().timeoutSeconds() + " "
                        + service.persistence().granularity().text()
                        + service.persistence().engine());
            }
        }

        assertEquals(
                List.of(
                        "[10.0.0.4]:tcp:80 INET mh 0x18 0 255.255.255.255",
                        "[10.0.0.5]:tcp:80 INET sh 0x38 0 255.255.255.255",
                        "[10.0.0.3]:tcp:80 INET sh 0x18 0 255.255.255.255",
                        "[10.0.0.1]:tcp:80 INET wrr 0x1 120 255.255.255.255",
                        "[10.0.0.1]:udp:53 INET wlc 0x4 0 255.255.255.255",
                        "[10.0.0.6]:udp:5060 INET rr 0x1 60 255.255.255.255sip",
                        "[10.0.0.1]:sctp:3868 INET wrr 0x0 0 255.255.255.255"),
                lines.subList(0, 7));
    }

    @Test
    void everyListedDestinationIsUnderstood() {
        int destinations = 0;
        for (NetlinkMessage message : Vectors.answers("ipvs-list")) {
            if (command(message) == IpvsCommand.NEW_DEST.number()) {
                assertInstanceOf(Decoded.Value.class, IpvsMessages.destination(message, AddressFamily.INET));
                destinations++;
            }
        }

        assertEquals(11, destinations);
    }

    @Test
    void countersOfEveryListedEntryAreUnderstood() {
        for (NetlinkMessage message : Vectors.answers("ipvs-list-stats")) {
            Counters counters = command(message) == IpvsCommand.NEW_SERVICE.number()
                    ? service(message).counters()
                    : destination(message).counters();
            assertEquals(Counters.NONE, counters);
        }
    }

    @Test
    void the32BitCountersServeOldKernels() {
        NetlinkMessage message = destinationWithStats(false);

        DestinationListing listing = destination(message);

        assertEquals(new Counters(new Traffic(7, 0, 0, 9, 0), Traffic.NONE), listing.counters());
        assertEquals(new ConnectionCounts(3, 0, 0), listing.connections());
        assertEquals("[10.1.0.1]:80", listing.destination().key().text());
    }

    @Test
    void the64BitCountersWinWhereTheKernelSendsBoth() {
        NetlinkMessage message = destinationWithStats(true);

        Traffic perSecond = new Traffic(0, 0, 0, 0, 5);
        assertEquals(
                new Counters(new Traffic(1L << 33, 0, 0, 0, 0), perSecond),
                destination(message).counters());
    }

    private static NetlinkMessage destinationWithStats(boolean both) {
        MessageWriter writer = new MessageWriter().u8(5).u8(1).u16(0);
        int nest = writer.beginNest(Attributes.CMD_DEST);
        writer.attributeBytes(Attributes.DEST_ADDR, new byte[] {10, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        writer.attributeU16be(Attributes.DEST_PORT, 80).attributeU32(Attributes.DEST_ACTIVE_CONNS, 3);
        if (both) {
            int stats64 = writer.beginNest(Attributes.DEST_STATS64);
            writer.attributeBytes(Attributes.STATS_CONNS, u64(1L << 33)).attributeBytes(11, new byte[0]);
            writer.attributeBytes(Attributes.STATS_OUTBPS, u64(5)).endNest(stats64);
        }
        int stats = writer.beginNest(Attributes.DEST_STATS);
        writer.attributeU32(Attributes.STATS_CONNS, 7).attributeBytes(11, new byte[0]);
        writer.attributeBytes(Attributes.STATS_INBYTES, u64(9));
        writer.endNest(stats).endNest(nest);
        return new NetlinkMessage(28, 2, 0, ByteBuffer.wrap(writer.toByteArray()));
    }

    private static byte[] u64(long value) {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        return bytes.putLong(value).array();
    }

    @Test
    void infoTellsTheVersion() {
        Decoded<IpvsInfo> info =
                IpvsMessages.info(Vectors.answers("ipvs-get-info").get(0));

        assertEquals(new Decoded.Value<>(new IpvsInfo(0x010201, 4096)), info);
        assertEquals("1.2.1", new IpvsInfo(0x010201, 4096).versionText());
    }

    @Test
    void randomAndMutilatedMessagesNeverThrow() {
        Random random = new Random(20_260_101);
        List<NetlinkMessage> good = Vectors.answers("ipvs-list");
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes;
            if (random.nextBoolean()) {
                bytes = new byte[random.nextInt(120)];
                random.nextBytes(bytes);
            } else {
                ByteBuffer payload = good.get(random.nextInt(good.size())).payload();
                bytes = new byte[random.nextInt(payload.remaining() + 1)];
                payload.get(bytes);
                for (int flips = random.nextInt(6); flips > 0 && bytes.length > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
            NetlinkMessage message = new NetlinkMessage(28, 2, 0, ByteBuffer.wrap(bytes));
            IpvsMessages.service(message);
            IpvsMessages.destination(message, AddressFamily.INET);
            IpvsMessages.info(message);
            KernelSide.decode(new io.vipward.netlink.wire.Request(28, 1, ByteBuffer.wrap(bytes)));
        }
    }

    private static int command(NetlinkMessage message) {
        return message.payload().get(0) & 0xff;
    }

    private static ServiceListing service(NetlinkMessage message) {
        return valueOf(IpvsMessages.service(message));
    }

    private static DestinationListing destination(NetlinkMessage message) {
        return valueOf(IpvsMessages.destination(message, AddressFamily.INET));
    }

    private static <T> T valueOf(Decoded<T> decoded) {
        if (decoded instanceof Decoded.Value<T> value) {
            return value.value();
        }
        throw new AssertionError(decoded);
    }
}
