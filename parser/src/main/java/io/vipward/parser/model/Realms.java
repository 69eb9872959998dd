package io.vipward.parser.model;

/**
 * Realms of a route or a rule.
 *
 * @param from 0..65535, 0 for none
 * @param to 0..65535
 */
public record Realms(int from, int to) {}
