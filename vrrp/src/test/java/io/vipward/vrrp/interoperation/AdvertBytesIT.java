package io.vipward.vrrp.interoperation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The same configuration on the same machine gives the same packets, whoever runs it. */
@Tag("kernel")
class AdvertBytesIT {
    private static final int NODE = 1;
    private static final int IPV4_IDENTIFICATION = 4;
    private static final int IPV4_CHECKSUM = 10;
    private static final int AH_SEQUENCE = 28;
    private static final int AH_SEQUENCE_AND_ICV_BYTES = 16;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @BeforeAll
    static void initializeLogging() {
        LoggerFactory.getILoggerFactory();
    }

    @ParameterizedTest
    @EnumSource(names = {"V2", "V2_PASS", "V2_AH", "V3_IPV4", "V3_IPV6", "UNICAST_IPV4", "UNICAST_IPV6", "SYNC_GROUP"})
    @Execution(ExecutionMode.CONCURRENT)
    void theFirstAdvertsAndTheLastAreKeepalivedsByteForByte(Feature feature) throws Exception {
        try (Segment segment = new Segment()) {
            List<String> theirs = life(segment, new KeepalivedRouter(segment, NODE, directory), feature);
            List<String> ours = life(segment, new OurRouter(segment, NODE, directory), feature);

            assertEquals(String.join("\n", theirs), String.join("\n", ours));
        }
    }

    /** Two adverts of each virtual router, and its farewell. */
    private List<String> life(Segment segment, Router router, Feature feature) throws Exception {
        List<Seen> before = segment.wire.adverts(seen -> true);
        router.start(feature.high(NODE, directory.toString(), false));
        int routers = feature.virtualRouterIds().size();
        segment.wire.awaitMore("of a master", 3 * routers, seen -> seen.priority() > 0);
        router.terminate();
        segment.wire.awaitMoreThan("of its end", before, routers, seen -> seen.priority() == 0);
        List<Seen> all = segment.wire.adverts(seen -> !before.contains(seen));
        return feature.virtualRouterIds().stream()
                .flatMap(vrid -> ofOne(all.stream()
                        .filter(seen -> seen.virtualRouterId() == vrid)
                        .toList()))
                .toList();
    }

    private static Stream<String> ofOne(List<Seen> adverts) {
        Seen last = adverts.get(adverts.size() - 1);
        return Stream.of(text(adverts.get(0), true), text(adverts.get(1), true), text(last, false));
    }

    /**
     * From the IP header on, without what is not the program's: the kernel's flow label.
     *
     * @param numbered with the numbers that count adverts; how many there were before the last is chance
     */
    private static String text(Seen seen, boolean numbered) {
        byte[] packet = seen.packet();
        if (seen.isIpv6()) {
            packet[1] &= (byte) 0xf0;
            blank(packet, 2, 2);
        } else if (!numbered) {
            blank(packet, IPV4_IDENTIFICATION, 2);
            blank(packet, IPV4_CHECKSUM, 2);
            if (seen.isAuthenticated()) {
                blank(packet, AH_SEQUENCE, AH_SEQUENCE_AND_ICV_BYTES);
            }
        }
        return HexFormat.of().formatHex(packet);
    }

    private static void blank(byte[] packet, int from, int count) {
        for (int i = from; i < from + count; i++) {
            packet[i] = 0;
        }
    }
}
