package io.vipward.vrrp.core;

/** What an event came to for one instance. */
public record InstanceStep(RunningInstance instance, Step step) implements Consequence {}
