package io.vipward.ipvs.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.ipvs.table.ConnectionCounts;
import io.vipward.ipvs.table.Counters;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationListing;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.ServiceListing;
import io.vipward.ipvs.table.Tables;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodecPropertiesTest {
    @Test
    void whatIsEncodedIsDecodedAgain() {
        for (int seed = 0; seed < 3_000; seed++) {
            for (IpvsTable.Entry entry :
                    Tables.random(new Random(seed)).entries().values()) {
                assertEquals(
                        new Decoded.Value<>(new ServiceListing(entry.service(), Counters.NONE)),
                        IpvsMessages.service(KernelSide.service(28, entry.service())),
                        "seed " + seed);
                for (Destination destination : entry.destinations().values()) {
                    assertEquals(
                            new Decoded.Value<>(
                                    new DestinationListing(destination, ConnectionCounts.NONE, Counters.NONE)),
                            IpvsMessages.destination(
                                    KernelSide.destination(28, destination),
                                    entry.service().key().family()),
                            "seed " + seed);
                }
            }
        }
    }
}
