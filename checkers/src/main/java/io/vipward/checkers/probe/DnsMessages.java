package io.vipward.checkers.probe;

import io.vipward.parser.model.DnsCheck;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Questions and the heads of answers (RFC 1035, section 4.1). */
final class DnsMessages {
    /** Not an answer to the question. */
    static final int NO_ANSWER = -1;

    private static final int HEADER_BYTES = 12;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int ANSWER = 0x8000;
    private static final int CODE = 0x000f;
    private static final int INTERNET = 1;
    private static final int TAIL_BYTES = 5;

    private DnsMessages() {}

    /** One question, without extensions, as keepalived asks it. */
    static ByteBuffer question(DnsCheck check, int id) {
        byte[] name = check.name().getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer message = ByteBuffer.allocate(HEADER_BYTES + name.length + 1 + TAIL_BYTES);
        message.putShort((short) id).putShort((short) RECURSION_DESIRED).putShort((short) 1);
        message.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        for (String label : check.name().split("\\.", -1)) {
            byte[] text = label.getBytes(StandardCharsets.ISO_8859_1);
            if (text.length > 0) {
                message.put((byte) text.length).put(text);
            }
        }
        message.put((byte) 0).putShort((short) check.type().number()).putShort((short) INTERNET);
        return message.flip();
    }

    /** The answer's RCODE, or {@link #NO_ANSWER}. */
    static int answerCode(ByteBuffer message, int id) {
        if (message.remaining() < HEADER_BYTES) {
            return NO_ANSWER;
        }
        int start = message.position();
        int flags = message.getShort(start + Short.BYTES) & 0xffff;
        boolean ours = (message.getShort(start) & 0xffff) == id && (flags & ANSWER) != 0;
        return ours ? flags & CODE : NO_ANSWER;
    }
}
