package io.vipward.parser.model;

/**
 * How results of a {@code vrrp_script} are judged.
 *
 * @param rise successes in a row that make it good, at least 1
 * @param fall failures in a row that make it bad, at least 1
 * @param weight the default for those that track it
 * @param initFail bad until it has succeeded {@code rise} times
 */
public record ScriptVerdict(int rise, int fall, Weight weight, boolean initFail) {}
