package io.vipward.netlink.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.generic.GenericNetlink;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.route.RouteCodec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A million seeded inputs, random and real ones damaged: no decoder throws, whatever comes. */
class DecodersPropertiesTest {
    private static final long SEED = 20_260_101L;
    private static final int ROUNDS = 500_000;

    @Test
    void noDecoderThrowsForRandomBytes() {
        Random random = new Random(SEED);
        int decoded = 0;

        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(96)];
            random.nextBytes(bytes);
            if (bytes.length >= 4) {
                // A length that fits lets the reading get further than the first field.
                bytes[0] = (byte) random.nextInt(100);
                bytes[1] = bytes[2] = bytes[3] = 0;
            }
            decoded += decodeEverything(bytes, "random input, seed " + SEED + ", round " + i);
        }

        assertTrue(decoded > ROUNDS / 10, decoded + " messages");
    }

    @Test
    void noDecoderThrowsForDamagedMessages() {
        Random random = new Random(SEED + 1);
        List<byte[]> real = Stream.of(
                        "ip-addr-dump",
                        "ip-link-down",
                        "ip-addr-v6-notify",
                        "genl-getfamily-ipvs",
                        "rt-link-get-by-name",
                        "rt-route-add-all-metrics",
                        "rt-route-add-nexthops",
                        "rt-route-add-v6-encap-ip6",
                        "rt-route-add-encap-mpls",
                        "rt-rule-add-many",
                        "rt-rule-add-v6-l3mdev-ports")
                .flatMap(name -> Vectors.datagrams(name).stream())
                .map(ByteBuffer::array)
                .toList();
        int decoded = 0;

        for (int i = 0; i < ROUNDS; i++) {
            byte[] whole = real.get(random.nextInt(real.size()));
            byte[] bytes = new byte[Math.min(whole.length, 24 + random.nextInt(200))];
            System.arraycopy(whole, 0, bytes, 0, bytes.length);
            bytes[0] = (byte) bytes.length;
            bytes[1] = (byte) (bytes.length >> 8);
            for (int damage = random.nextInt(6); damage >= 0; damage--) {
                bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
            }
            decoded += decodeEverything(bytes, "damaged message, seed " + (SEED + 1) + ", round " + i);
        }

        assertTrue(decoded > ROUNDS / 2, decoded + " messages");
    }

    private static int decodeEverything(byte[] bytes, String input) {
        try {
            ReplyCollector collector = new ReplyCollector(1, 0);
            collector.accept(ByteBuffer.wrap(bytes));
            DatagramReader reader = new DatagramReader(ByteBuffer.wrap(bytes));
            int count = 0;
            NetlinkMessage message;
            while ((message = reader.next()) != null) {
                count++;
                decode(message);
            }
            ByteBuffer address = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
            SocketAddresses.decodeInet(address, bytes.length);
            SocketAddresses.decodeNetlinkPort(address, bytes.length);
            readAll(new AttributeReader(ByteBuffer.wrap(bytes)), 0);
            return count;
        } catch (RuntimeException failure) {
            throw new AssertionError(input, failure);
        }
    }

    private static void decode(NetlinkMessage message) {
        RouteCodec.decode(message);
        for (int type : new int[] {16, 17, 20, 21, 24, 25, 32, 33}) {
            RouteCodec.decode(new NetlinkMessage(type, message.flags(), 0, message.payload()));
        }
        NetlinkError.ofError(message);
        NetlinkError.ofDone(message);
        GenericNetlink.command(message);
        readAll(GenericNetlink.attributes(message), 0);
    }

    private static void readAll(AttributeReader attributes, int depth) {
        while (attributes.next()) {
            attributes.string();
            attributes.bytes();
            attributes.payload();
            switch (attributes.type() % 8) {
                case 0 -> attributes.u8();
                case 1 -> attributes.u16();
                case 2 -> attributes.u16be();
                case 3 -> attributes.i32be();
                case 4 -> attributes.i64();
                case 5 -> attributes.address(4);
                case 6 -> attributes.address(16);
                default -> {
                    if (depth < 20) {
                        readAll(attributes.nested(), depth + 1);
                    }
                }
            }
        }
    }
}
