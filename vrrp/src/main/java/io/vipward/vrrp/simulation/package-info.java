/**
 * Any number of VRRP routers on a virtual network in virtual time, from one seed: the real elections, packets through the real
 * encoder and decoder, no second state machine.
 *
 * <pre>{@code
 * Simulation simulation = new Simulation(seed);
 * SimulatedNode one = simulation.add(NodePlan.read("one", Map.of("eth0", SimulatedLink.on("lan", address)), text).orThrow());
 * one.start();
 * simulation.network().usualQuality(new LinkQuality(0.1, 0, 1_000_000, 50_000_000));
 * simulation.at(10 * SECOND, one::kill);
 * simulation.runFor(simulation.settlingNanos());
 * simulation.expectSettled();
 * }</pre>
 *
 * <p>A {@link io.vipward.vrrp.simulation.NodePlan} comes from the text of a {@code keepalived.conf}. What can be done to a machine
 * is a method of its {@link io.vipward.vrrp.simulation.SimulatedNode}, what to the wires one of the
 * {@link io.vipward.vrrp.simulation.VirtualNetwork}. Rules that must always hold are checked after each step, and an
 * {@link io.vipward.vrrp.simulation.InvariantViolation} says which was broken, with the journal. A
 * {@link io.vipward.vrrp.simulation.RandomScenario} makes up machines, configurations and mishaps.
 */
@NullMarked
package io.vipward.vrrp.simulation;

import org.jspecify.annotations.NullMarked;
