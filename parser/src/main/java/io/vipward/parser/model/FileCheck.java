package io.vipward.parser.model;

/**
 * {@code FILE_CHECK}: a number in a file is a weight, or says up and down.
 *
 * @param trackFile name of a {@code track_file}
 * @param weight factor of the number, -2147483647..2147483647; 0: a number other than 0 is a failure
 * @param reverse turns the sign, or for 0 the meaning
 */
public record FileCheck(Origins origins, String trackFile, int weight, boolean reverse) implements Checker {
    @Override
    public String keyword() {
        return "FILE_CHECK";
    }
}
