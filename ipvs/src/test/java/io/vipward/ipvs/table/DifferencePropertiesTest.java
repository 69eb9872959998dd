package io.vipward.ipvs.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.ipvs.fake.TableModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferencePropertiesTest {
    private static final int ROUNDS = 5_000;

    @Test
    void applyingTheDifferenceGivesTheDesiredTable() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            IpvsTable actual = Tables.random(random);
            IpvsTable desired = Tables.random(random);

            TableModel kernel = new TableModel(actual);
            for (Change change : Difference.between(actual, desired, everythingIn(actual))) {
                assertEquals(Optional.empty(), kernel.apply(change), "seed " + seed + ": " + change);
            }

            assertEquals(desired, kernel.table(), "seed " + seed);
        }
    }

    @Test
    void foreignEntriesStayWhateverIsWanted() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            IpvsTable actual = Tables.random(random);
            IpvsTable desired = Tables.random(random);

            TableModel kernel = new TableModel(actual);
            Difference.between(actual, desired, Ownership.NONE).forEach(kernel::apply);

            for (IpvsTable.Entry found : actual.entries().values()) {
                ServiceKey key = found.service().key();
                IpvsTable.Entry wanted = desired.find(key);
                IpvsTable.Entry after = kernel.table().find(key);
                assertTrue(after != null, "seed " + seed + " lost " + key.text());
                if (wanted == null) {
                    assertEquals(found, after, "seed " + seed);
                } else {
                    assertTrue(
                            after.destinations()
                                    .keySet()
                                    .containsAll(found.destinations().keySet()),
                            "seed " + seed);
                    found.destinations().forEach((k, d) -> {
                        if (!wanted.destinations().containsKey(k)) {
                            assertEquals(d, after.destinations().get(k));
                        }
                    });
                }
            }
        }
    }

    @Test
    void aServiceThatServesBeforeAndAfterServesAllTheTime() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            IpvsTable actual = Tables.random(random);
            IpvsTable desired = Tables.random(random);
            List<ServiceKey> watched = new ArrayList<>();
            for (ServiceKey key : actual.entries().keySet()) {
                if (serves(actual, key) && serves(desired, key)) {
                    watched.add(key);
                }
            }

            TableModel kernel = new TableModel(actual);
            for (Change change : Difference.between(actual, desired, everythingIn(actual))) {
                kernel.apply(change);
                for (ServiceKey key : watched) {
                    assertTrue(serves(kernel.table(), key), "seed " + seed + " after " + change);
                }
            }
        }
    }

    @Test
    void theDifferenceIsDeterministic() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            IpvsTable actual = Tables.random(random);
            IpvsTable desired = Tables.random(random);

            List<Change> once = Difference.between(actual, desired, everythingIn(actual));
            List<Change> again = Difference.between(actual, desired, everythingIn(actual));

            assertEquals(once, again, "seed " + seed);
        }
    }

    private static boolean serves(IpvsTable table, ServiceKey key) {
        IpvsTable.Entry entry = table.find(key);
        return entry != null && entry.destinations().values().stream().anyMatch(Destination::serves);
    }

    private static Ownership everythingIn(IpvsTable table) {
        Map<ServiceKey, Set<DestinationKey>> destinations = new HashMap<>();
        table.entries()
                .forEach((key, entry) ->
                        destinations.put(key, new HashSet<>(entry.destinations().keySet())));
        return new Ownership(table.entries().keySet(), destinations);
    }
}
