package io.vipward.vrrp.core;

/** One part of what an event came to: a line for the log, a step of one instance, or a change of a sync group. */
public sealed interface Consequence permits Notice, InstanceStep, GroupTransition {}
