package io.vipward.parser.model;

/**
 * What a tracked object adds to a priority.
 *
 * @param value 0 makes a failure a fault of the instance; usually -253..253
 * @param reverse turns the sign, or for 0 makes success the fault
 */
public record Weight(int value, boolean reverse) {
    public static final Weight FAULT = new Weight(0, false);
}
