package io.vipward.parser.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceBytesTest {
    @Test
    void utf8IsReadAsUtf8() {
        byte[] bytes = HexFormat.of().parseHex("61c3a9f09f98802f");

        assertEquals("aé😀/", SourceBytes.decode(bytes));
    }

    @Test
    void bytesOfOtherEncodingsAreKept() {
        byte[] gbk = HexFormat.of().parseHex("61d6d0cec40ae9ff00");

        String text = SourceBytes.decode(gbk);

        assertEquals(gbk.length, text.length());
        assertArrayEquals(gbk, SourceBytes.encode(text));
    }

    @Test
    void anyBytesComeBackAsTheyWere() {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);

            assertArrayEquals(bytes, SourceBytes.encode(SourceBytes.decode(bytes)));
        }
    }
}
