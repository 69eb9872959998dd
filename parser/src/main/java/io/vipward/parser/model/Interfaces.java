package io.vipward.parser.model;

/** What is said about interfaces outside of instances. */
public record Interfaces() {
    public static final Interfaces NONE = new Interfaces();
}
