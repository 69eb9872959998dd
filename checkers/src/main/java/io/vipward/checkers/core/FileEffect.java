package io.vipward.checkers.core;

import io.vipward.parser.model.FileCheck;

/**
 * What a number in a file means to a real server that tracks it.
 *
 * @param weightOffset added to its weight, -2147483647..2147483647; 0 while it is down
 */
public record FileEffect(boolean up, long weightOffset) {
    static FileEffect of(FileCheck check, long value) {
        if (check.weight() == 0) {
            return new FileEffect((value == 0) != check.reverse(), 0);
        }
        long product = value * check.weight() * (check.reverse() ? -1 : 1);
        boolean up = product > Integer.MIN_VALUE;
        return new FileEffect(up, up ? Math.min(product, Integer.MAX_VALUE) : 0);
    }
}
