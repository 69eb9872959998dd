package io.vipward.parser.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of a configuration as text and back, without loss.
 *
 * <p>The language has no encoding: keepalived passes the bytes of a password or a path on as they are. Text is read
 * as UTF-8, and a byte that is not becomes the unpaired surrogate U+DC00 + byte, which no UTF-8 text contains.
 */
public final class SourceBytes {
    private static final int ESCAPE = 0xdc00;

    private SourceBytes() {}

    public static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // The replacement of a byte that is not UTF-8; it may also have been written.
        return text.indexOf('\ufffd') < 0 ? text : decodeKeepingAll(bytes);
    }

    private static String decodeKeepingAll(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put(escape(in.get() & 0xff));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** The bytes that a decoded text, or a part of one, was read from. */
    public static byte[] encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                out.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
                out.write(text.charAt(i) - ESCAPE);
                plain = i + 1;
            }
        }
        out.writeBytes(text.substring(plain).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** One character that stands for a byte: itself below 0x80, an escape above. */
    public static char escape(int octet) {
        return (char) (octet < 0x80 ? octet : ESCAPE + octet);
    }

    private static boolean isEscape(String text, int index) {
        char c = text.charAt(index);
        boolean inRange = c >= ESCAPE + 0x80 && c <= ESCAPE + 0xff;
        return inRange && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
