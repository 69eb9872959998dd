package io.vipward.examples.effect;

import io.vipward.examples.network.Node;
import java.util.List;
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

    /** The state now; each part in an order of its own. */
    static String of(Node node) {
        String[] parts = node.run("sh", "-c", QUESTIONS).text().split("\n\n", 4);
        return Stream.of(parts).map(KernelState::sorted).reduce("", (all, part) -> all + part + "\n");
    }

    private static String sorted(String part) {
        // The kernel's own numbers, and times that go by.
        List<String> lines = part.lines()
                .map(line -> line.replaceAll("^\\d+: |@if\\d+| handle \\d+|(expires|valid_lft|preferred_lft) \\S+", ""))
                .toList();
        return String.join("\n", part.contains("{") ? lines : lines.stream().sorted().toList());
    }
}
