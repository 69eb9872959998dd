package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpAnswerTest {
    private static final String PAGE = "HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nhello\n";

    @Test
    void whereverItIsCutItIsTheSameAnswer() {
        for (int cut = 0; cut <= PAGE.length(); cut++) {
            for (int second = cut; second <= PAGE.length(); second++) {
                HttpAnswer answer = new HttpAnswer(true, true);
                take(answer, PAGE.substring(0, cut));
                take(answer, PAGE.substring(cut, second));
                take(answer, PAGE.substring(second));

                assertEquals(
                        "404 3 6 46356afe55fa3cea9cbe73ad442cad47 hello",
                        answer.status() + " " + answer.contentLength() + " " + answer.bodyBytes() + " "
                                + answer.digest() + " " + text(answer).strip(),
                        () -> "cut");
            }
        }
    }

    @Test
    void aHeaderMayHaveItsLimitAndNotMore() {
        String longest = "HTTP/1.1 200 OK\r\nX: ";
        longest += "a".repeat(HttpAnswer.HEADER_LIMIT_BYTES - longest.length() - 4) + "\r\n\r\n";
        HttpAnswer fits = new HttpAnswer(false, false);
        HttpAnswer tooLong = new HttpAnswer(false, false);

        assertTrue(take(fits, longest));
        assertTrue(fits.headerComplete());
        assertFalse(take(tooLong, "a" + longest));
        assertFalse(tooLong.headerComplete());
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "6| 6",
                "  6  | 6",
                "0| 0",
                "999999999999999999| 999999999999999999",
                "9223372036854775807| -1",
                "9223372036854775808| -1",
                "18446744073709551616| -1",
                "-1| -1",
                "+6| -1",
                "6x| -1",
                "0x6| -1",
                "''| -1"
            },
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false)
    void onlyAPlainNumberIsALength(String text, String length) {
        HttpAnswer answer = new HttpAnswer(true, false);

        take(answer, "HTTP/1.1 200 OK\r\nContent-Length: " + text + "\r\n\r\nhello\n");

        assertEquals(Long.parseLong(length.strip()), answer.contentLength());
        assertEquals(6, answer.bodyBytes());
    }

    @Test
    void ofAnEndlessBodyOnlyTheFirstMebibyteIsKept() {
        HttpAnswer kept = new HttpAnswer(false, true);
        HttpAnswer counted = new HttpAnswer(false, false);
        ByteBuffer piece = ByteBuffer.allocate(16 * 1024);
        take(kept, "HTTP/1.1 200 OK\r\n\r\n");
        take(counted, "HTTP/1.1 200 OK\r\n\r\n");

        for (int i = 0; i < 500; i++) {
            kept.take(piece.duplicate());
            counted.take(piece.duplicate());
        }

        assertEquals(500L * 16 * 1024, kept.bodyBytes());
        assertEquals(HttpAnswer.KEPT_LIMIT_BYTES, kept.body().remaining());
        assertEquals(HttpAnswer.KEPT_LIMIT_BYTES, kept.body().array().length);
        assertEquals(0, counted.body().array().length);
    }

    private static boolean take(HttpAnswer answer, String text) {
        return answer.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(HttpAnswer answer) {
        return StandardCharsets.ISO_8859_1.decode(answer.body()).toString();
    }
}
