package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.ScriptOutcome;
import java.util.SplittableRandom;

/** Decides how the runs of track scripts on one machine end. */
@FunctionalInterface
public interface ScriptSource {
    /** Of the run that ends now. */
    ScriptOutcome outcome(String script);

    /**
     * Ends by chance, the same for the same seed.
     *
     * @param failure probability 0..1 of exit status 1
     */
    static ScriptSource random(long seed, double failure) {
        SplittableRandom random = new SplittableRandom(seed);
        return script -> new ScriptOutcome.Exited(random.nextDouble() < failure ? 1 : 0);
    }
}
