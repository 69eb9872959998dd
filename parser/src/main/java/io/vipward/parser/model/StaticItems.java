package io.vipward.parser.model;

/** What is in the kernel for as long as the daemon runs, whoever is master. */
public record StaticItems() {
    public static final StaticItems NONE = new StaticItems();
}
