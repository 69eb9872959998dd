package io.vipward.ipvs.text;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads what {@code ipvsadm -S} writes: lines of {@code -A} for services and {@code -a} for destinations, with short or long
 * options. Addresses are numbers: names are for those who saved without {@code -n}.
 */
public final class SavedTableReader {
    /** Longer lines are not what ipvsadm writes. */
    static final int LONGEST_LINE = 1_000;

    private static final int MOST_ERRORS = 20;

    private final Map<ServiceKey, Service> services = new LinkedHashMap<>();
    private final Map<ServiceKey, List<Destination>> destinations = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();

    private SavedTableReader() {}

    /**
     * What was read.
     *
     * @param table without what is wrong
     * @param errors one sentence for each line that is wrong, such as {@code line 3: the weight 1x is not a number}; none for
     *     a table that can be used
     */
    public record Read(IpvsTable table, List<String> errors) {
        public Read {
            errors = List.copyOf(errors);
        }
    }

    public static Read read(String text) {
        SavedTableReader reader = new SavedTableReader();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length && reader.errors.size() < MOST_ERRORS; i++) {
            try {
                reader.line(lines[i].strip());
            } catch (SavedLine.WrongException wrong) {
                reader.errors.add("line " + (i + 1) + ": " + wrong.getMessage());
            }
        }
        return new Read(reader.table(), reader.errors);
    }

    private void line(String line) throws SavedLine.WrongException {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.length() > LONGEST_LINE) {
            throw new SavedLine.WrongException("more than " + LONGEST_LINE + " characters");
        }
        SavedLine saved = SavedLine.of(line);
        ServiceKey key = saved.service();
        if (saved.addsService()) {
            if (services.putIfAbsent(key, saved.service(key)) != null) {
                throw new SavedLine.WrongException("the service " + key.text() + " is there already");
            }
            return;
        }
        List<Destination> listed = destinations.computeIfAbsent(key, none -> new ArrayList<>());
        if (!services.containsKey(key)) {
            throw new SavedLine.WrongException("no line before adds the service " + key.text());
        }
        Destination destination = saved.destination(key);
        if (listed.stream().anyMatch(each -> each.key().equals(destination.key()))) {
            throw new SavedLine.WrongException(
                    "the destination " + destination.key().text() + " of " + key.text() + " is there already");
        }
        listed.add(destination);
    }

    private IpvsTable table() {
        return IpvsTable.of(services.values().stream()
                .map(service -> IpvsTable.Entry.of(service, destinations.getOrDefault(service.key(), List.of())))
                .collect(Collectors.toList()));
    }

    static AddressFamily family(boolean six) {
        return six ? AddressFamily.INET6 : AddressFamily.INET;
    }
}
