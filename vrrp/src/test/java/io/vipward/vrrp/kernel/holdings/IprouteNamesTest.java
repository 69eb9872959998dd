package io.vipward.vrrp.kernel.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IprouteNamesTest {
    @TempDir
    private Path folder;

    @Test
    void firstFileWithTheNameCounts() throws IOException {
        Path own = Files.writeString(folder.resolve("own"), "# 7 remark\n0x12\tkeepalived\n300 large\n");
        Path usual = Files.writeString(folder.resolve("usual"), "19 keepalived\n20 other\n");
        IprouteNames names = new IprouteNames(List.of(folder.resolve("none"), own, usual), 255);

        assertEquals(OptionalLong.of(18), names.find("keepalived"));
        assertEquals(OptionalLong.of(20), names.find("other"));
        assertEquals(OptionalLong.of(33), names.find("33"));
        assertEquals(OptionalLong.empty(), names.find("large"));
        assertEquals(OptionalLong.empty(), names.find("remark"));
    }
}
