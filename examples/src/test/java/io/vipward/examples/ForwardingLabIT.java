package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
final class ForwardingLabIT {
    @Test
    void theLabKernelHasIpvs() {
        assertTrue(Files.exists(Path.of("/proc/net/ip_vs")));
    }
}
