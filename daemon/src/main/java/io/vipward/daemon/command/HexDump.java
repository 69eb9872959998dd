package io.vipward.daemon.command;

import io.vipward.checkers.probe.PageDigest;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;

/** What genhash prints with {@code -v}, byte for byte. */
final class HexDump {
    private static final int COLUMNS = 16;
    private static final String RULE = "-----------------------";

    private HexDump() {}

    static void print(PageDigest.Answer answer, PrintStream out) {
        title("    HTTP Header Buffer    ", out);
        lines(answer.header(), out);
        title(" HTTP Header Ascii Buffer ", out);
        byte[] header = new byte[answer.header().remaining()];
        answer.header().duplicate().get(header);
        out.writeBytes(header);
        out.println();
        title("        HTML Buffer        ", out);
        lines(answer.body(), out);
        out.println();
        title("    HTML hash resulting    ", out);
        lines(ByteBuffer.wrap(HexFormat.of().parseHex(answer.digest())), out);
        title(" HTML hash final resulting ", out);
        out.println(answer.digest());
    }

    private static void title(String text, PrintStream out) {
        out.println(RULE + "[" + text + "]" + RULE);
    }

    /** Offset, sixteen bytes with a hyphen in their middle, and the characters. */
    private static void lines(ByteBuffer bytes, PrintStream out) {
        for (int start = 0; start < bytes.remaining(); start += COLUMNS) {
            StringBuilder digits = new StringBuilder(String.format(Locale.ROOT, "%04d ", start));
            StringBuilder characters = new StringBuilder();
            for (int i = start; i < start + COLUMNS; i++) {
                boolean there = i < bytes.remaining();
                int value = there ? bytes.get(bytes.position() + i) & 0xff : 0;
                digits.append(there ? String.format(Locale.ROOT, " %02x", value) : "   ");
                digits.append(i - start == COLUMNS / 2 - 1 ? " -" : "");
                characters.append(!there ? ' ' : value >= ' ' && value < 0x7f ? (char) value : '.');
            }
            out.println(digits + "   " + characters);
        }
    }
}
