package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.checkers.probe.SmtpReply.Progress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpReplyTest {
    @ParameterizedTest
    @CsvSource({
        "220 x~, COMPLETE",
        "220 ~, COMPLETE",
        "220^, COMPLETE",
        "220 x^, COMPLETE",
        "220-x~220 y~, COMPLETE",
        "220-x~250 y~, COMPLETE",
        "220-x~, INCOMPLETE",
        "220 x, INCOMPLETE",
        "220~, MALFORMED",
        "2201 x~, MALFORMED",
        "22 x~, MALFORMED",
        "~, MALFORMED",
        "hello~, MALFORMED",
        "220_x~, MALFORMED"
    })
    void aReplyIsThreeDigitsAndABlankWhereverItIsCut(String text, Progress progress) {
        byte[] bytes = text.replace("~", "\r\n").replace("^", "\n").getBytes(StandardCharsets.US_ASCII);
        SmtpReply whole = new SmtpReply();
        SmtpReply inPieces = new SmtpReply();
        Progress last = Progress.INCOMPLETE;
        for (byte each : bytes) {
            last = inPieces.take(ByteBuffer.wrap(new byte[] {each}));
            if (last != Progress.INCOMPLETE) {
                break;
            }
        }

        assertEquals(progress, whole.take(ByteBuffer.wrap(bytes)));
        assertEquals(progress, last);
    }

    @ParameterizedTest
    @CsvSource({"220-aaaaaaaaaaaaaaaaaaaaaaaaaaaa^", "22222222222222222222222222222222"})
    void anEndlessOneIsNone(String text) {
        byte[] bytes = text.replace("^", "\n").getBytes(StandardCharsets.US_ASCII);
        SmtpReply reply = new SmtpReply();
        int taken = 0;

        while (reply.take(ByteBuffer.wrap(bytes)) == Progress.INCOMPLETE) {
            taken += bytes.length;
        }

        assertEquals(64 * 1024 / bytes.length * bytes.length, taken);
    }

    @Test
    void aRestartForgetsWhatCame() {
        SmtpReply reply = new SmtpReply();
        reply.take(ByteBuffer.wrap("5".getBytes(StandardCharsets.US_ASCII)));

        reply.restart();

        assertEquals(Progress.COMPLETE, reply.take(ByteBuffer.wrap("220 x\n".getBytes(StandardCharsets.US_ASCII))));
        assertEquals(220, reply.code());
    }
}
