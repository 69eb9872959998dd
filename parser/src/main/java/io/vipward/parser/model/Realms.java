package io.vipward.parser.model;

/**
 * Realms of a route or a rule.
 *
 * @param from 0..255, 0 for none
 * @param to 0..255
 */
public record Realms(int from, int to) {}
