package io.vipward.checkers.probe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An answer of an HTTP server as far as it has come, read as keepalived does: header and body are what stands before and
 * behind the first empty line, whatever the header says; the end of the body is the end of the connection.
 *
 * <p>Memory is bounded: the header by {@link #HEADER_LIMIT_BYTES}, the body by {@link #KEPT_LIMIT_BYTES}, and that only where
 * somebody wants to look at it.
 */
final class HttpAnswer {
    /** Longest header, with its empty line. */
    static final int HEADER_LIMIT_BYTES = 4095;

    /** How much of a body is kept. */
    static final int KEPT_LIMIT_BYTES = 1 << 20;

    private static final byte[] EMPTY_LINE = {'\r', '\n', '\r', '\n'};
    private static final String CONTENT_LENGTH = "Content-Length:";
    private static final int STATUS_DIGITS = 3;
    private static final int FIRST_KEPT_BYTES = 4096;

    private final boolean keepsBody;
    private final @Nullable MessageDigest digest;
    private byte[] header = new byte[HEADER_LIMIT_BYTES];
    private int headerBytes;
    private boolean headerComplete;
    private long contentLength = -1;
    private long bodyBytes;
    private byte[] body = new byte[0];
    private int keptBytes;

    /**
     * An answer of which nothing has come.
     *
     * @param digests whether the MD5 digest of the body is wanted
     * @param keepsBody whether the body itself is wanted
     */
    HttpAnswer(boolean digests, boolean keepsBody) {
        this.digest = digests ? md5() : null;
        this.keepsBody = keepsBody;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }

    /** Takes what has come; returns false when the header is longer than it may be. */
    boolean take(ByteBuffer bytes) {
        if (headerComplete) {
            takeBody(bytes);
            return true;
        }
        int before = headerBytes;
        int taken = Math.min(bytes.remaining(), HEADER_LIMIT_BYTES - headerBytes);
        bytes.get(header, headerBytes, taken);
        headerBytes += taken;
        int end = endOfHeader(Math.max(0, before - EMPTY_LINE.length + 1));
        if (end < 0) {
            return headerBytes < HEADER_LIMIT_BYTES;
        }
        headerComplete = true;
        contentLength = contentLength(end);
        ByteBuffer begun = ByteBuffer.wrap(header, end, headerBytes - end);
        takeBody(begun);
        takeBody(bytes);
        headerBytes = end;
        return true;
    }

    private int endOfHeader(int from) {
        for (int i = from; i + EMPTY_LINE.length <= headerBytes; i++) {
            if (Arrays.equals(header, i, i + EMPTY_LINE.length, EMPTY_LINE, 0, EMPTY_LINE.length)) {
                return i + EMPTY_LINE.length;
            }
        }
        return -1;
    }

    /** The first one that is spelled exactly so and followed by nothing but a number. */
    private long contentLength(int end) {
        String text = new String(header, 0, end, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(CONTENT_LENGTH);
        if (at < 0) {
            return -1;
        }
        int lineEnd = text.indexOf('\n', at);
        String number = text.substring(at + CONTENT_LENGTH.length(), lineEnd).strip();
        boolean plain = !number.isEmpty()
                && number.length() <= 18
                && number.chars().allMatch(each -> each >= '0' && each <= '9');
        return plain ? Long.parseLong(number) : -1;
    }

    private void takeBody(ByteBuffer bytes) {
        int length = bytes.remaining();
        long wanted = contentLength < 0 ? length : Math.max(0, Math.min(length, contentLength - bodyBytes));
        if (digest != null) {
            digest.update(bytes.duplicate().limit(bytes.position() + (int) wanted));
        }
        if (keepsBody) {
            keep(bytes);
        }
        bodyBytes += length;
        bytes.position(bytes.limit());
    }

    private void keep(ByteBuffer bytes) {
        int kept = Math.min(bytes.remaining(), KEPT_LIMIT_BYTES - keptBytes);
        if (keptBytes + kept > body.length) {
            int room = Math.max(FIRST_KEPT_BYTES, Math.max(keptBytes + kept, 2 * body.length));
            body = Arrays.copyOf(body, Math.min(room, KEPT_LIMIT_BYTES));
        }
        bytes.duplicate().get(body, keptBytes, kept);
        keptBytes += kept;
    }

    boolean headerComplete() {
        return headerComplete;
    }

    boolean isEmpty() {
        return headerBytes == 0;
    }

    /** The three digits behind the first blank, which another blank must follow; 0 where they are not there. */
    int status() {
        for (int i = 0; i < headerBytes; i++) {
            if (header[i] == ' ') {
                return status(i + 1);
            }
        }
        return 0;
    }

    private int status(int from) {
        if (from + STATUS_DIGITS >= headerBytes || header[from + STATUS_DIGITS] != ' ') {
            return 0;
        }
        int status = 0;
        for (int i = from; i < from + STATUS_DIGITS; i++) {
            if (header[i] < '0' || header[i] > '9') {
                return 0;
            }
            status = status * 10 + header[i] - '0';
        }
        return status;
    }

    /** What the header announces, -1 for nothing. */
    long contentLength() {
        return contentLength;
    }

    long bodyBytes() {
        return bodyBytes;
    }

    /** MD5 of the body, of not more than was announced: 32 digits in lower case. Once, at the end. */
    String digest() {
        if (digest == null) {
            throw new IllegalStateException("no digest was wanted");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The body, or its first {@link #KEPT_LIMIT_BYTES}. */
    ByteBuffer body() {
        return ByteBuffer.wrap(body, 0, keptBytes);
    }

    /** As much of the kept body as was digested. */
    ByteBuffer digested() {
        long bytes = contentLength < 0 ? keptBytes : Math.min(keptBytes, contentLength);
        return ByteBuffer.wrap(body, 0, (int) bytes);
    }

    /** The header with its empty line. */
    byte[] header() {
        return Arrays.copyOf(header, headerBytes);
    }
}
