package io.vipward.examples.effect;

import io.vipward.examples.network.Node;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a node's kernel holds, as text that is the same for the same state. */
final class KernelState {
    private static final String QUESTIONS = """
            ip -o address
            echo
            ip route show table all
            ip -6 route show table all
            echo
            ip rule
            ip -6 rule
            echo
            nft list ruleset
            """;

    private KernelState() {}

    /** The state now; lines and firewall tables in an order of their own. */
    static String of(Node node) {
        String[] parts = node.run("sh", "-c", QUESTIONS).text().split("\n\n", 4);
        List<String> tables = List.of(parts[3].split("(?m)^(?=table)"));
        return Stream.concat(
                        Stream.of(parts).limit(3).map(KernelState::sorted),
                        tables.stream().sorted())
                .collect(Collectors.joining("\n"));
    }

    private static String sorted(String part) {
        // The kernel's own numbers, and times that go by.
        return part.lines()
                .map(line -> line.replaceAll("^\\d+: |@if\\d+|(expires|valid_lft|preferred_lft) \\S+", ""))
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
