package io.vipward.parser.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code url} block.
 *
 * @param virtualHost its own, null for the checker's
 * @param tlsCompliant {@code tls_compliant}, or that of the checker
 */
public record UrlCheck(
        Origins origins, String path, @Nullable String virtualHost, Expected expected, boolean tlsCompliant) {
    /**
     * What an answer must be like.
     *
     * @param digest MD5 of the body, 32 hexadecimal digits in lower case, null for any
     * @param statusCodes ranges in rising order that do not touch, at least one
     * @param body null where it is not looked at
     */
    public record Expected(
            @Nullable String digest,
            List<StatusCodes> statusCodes,
            @Nullable BodyPattern body) {
        public Expected {
            statusCodes = List.copyOf(statusCodes);
        }
    }

    /**
     * A range of {@code status_code}, 100..599.
     *
     * @param last at least the first
     */
    public record StatusCodes(int first, int last) {
        public static final List<StatusCodes> SUCCESS = List.of(new StatusCodes(200, 299));

        /** All codes of a set as ranges. */
        public static List<StatusCodes> of(BitSet codes) {
            List<StatusCodes> ranges = new ArrayList<>();
            for (int first = codes.nextSetBit(0); first >= 0; ) {
                int behind = codes.nextClearBit(first);
                ranges.add(new StatusCodes(first, behind - 1));
                first = codes.nextSetBit(behind);
            }
            return List.copyOf(ranges);
        }
    }
}
