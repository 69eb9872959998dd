package io.vipward.vrrp.core;

import io.vipward.vrrp.core.TrackedObjects.TrackedObject;

/** What tracked objects add to a priority. */
final class Weights {
    private Weights() {}

    /** Base plus all weights that apply; an owner's priority is not for trading. */
    static int totalPriority(InstanceSettings settings, World world) {
        int total = settings.election().priority();
        if (settings.owner()) {
            return total;
        }
        TrackedObjects tracking = settings.tracking();
        for (TrackedObject tracked : tracking.interfaces()) {
            total += tracked.contribution(world.up(tracked.name()));
        }
        for (TrackedObject tracked : tracking.scripts()) {
            total += scriptContribution(tracked, world.script(tracked.name()));
        }
        for (TrackedObject tracked : tracking.files()) {
            total += tracked.fileContribution(world.file(tracked.name()));
        }
        for (TrackedObject tracked : tracking.processes()) {
            total += tracked.contribution(world.process(tracked.name()));
        }
        for (TrackedObject tracked : tracking.bfdSessions()) {
            total += tracked.contribution(world.bfdUp(tracked.name()));
        }
        return total;
    }

    private static int scriptContribution(TrackedObject tracked, ScriptStanding standing) {
        return switch (standing.status()) {
            case UNKNOWN -> 0;
            case GOOD -> tracked.contribution(true);
            case BAD -> tracked.contribution(false);
        };
    }
}
