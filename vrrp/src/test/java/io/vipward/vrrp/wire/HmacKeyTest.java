package io.vipward.vrrp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HmacKeyTest {
    private static final String CHARACTERS = "0123456789abcdefghijklmnopqrstuv";

    @Test
    void digitsAndCharactersMayBeTheSameKey() {
        String digits = "hex:" + HexFormat.of().formatHex(CHARACTERS.getBytes(StandardCharsets.US_ASCII));

        assertEquals(key(1, CHARACTERS), key(1, digits));
        assertEquals(key(1, CHARACTERS), key(1, digits.replace('a', 'A')));
        assertNotEquals(key(1, CHARACTERS), key(2, CHARACTERS));
    }

    @Test
    void keyHasThirtyTwoToSixtyFourBytes() {
        assertNull(key(1, "x".repeat(31)));
        assertNotNull(key(1, "x".repeat(32)));
        assertNotNull(key(1, "x".repeat(64)));
        assertNull(key(1, "x".repeat(65)));
        assertNull(key(1, "hex:" + "0".repeat(62)));
        assertNotNull(key(1, "hex:" + "0".repeat(64)));
        assertNotNull(key(1, "hex:" + "0".repeat(128)));
        assertNull(key(1, "hex:" + "0".repeat(130)));
        assertNull(key(1, ""));
    }

    @Test
    void otherThanPairsOfDigitsIsNoKey() {
        assertNull(key(1, "hex:" + "0".repeat(63)));
        assertNull(key(1, "hex:" + "0".repeat(63) + "g"));
        assertNull(HmacKey.decode(1, ("hex:" + "0".repeat(63) + "\u0661").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void endsOfLineAreNotPartOfTheKey() {
        assertEquals(key(1, CHARACTERS), key(1, CHARACTERS + "\r\n\n"));
        assertNotEquals(key(1, CHARACTERS), key(1, "\n" + CHARACTERS));
    }

    @Test
    void textShowsOnlyTheNumber() {
        assertEquals("HmacKey[7]", String.valueOf(key(7, CHARACTERS)));
    }

    private static @Nullable HmacKey key(int id, String text) {
        return HmacKey.decode(id, text.getBytes(StandardCharsets.US_ASCII));
    }
}
