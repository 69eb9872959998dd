package io.vipward.daemon.track;

import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VrrpScript;
import java.util.List;

/**
 * A configuration after its scripts were looked at.
 *
 * @param configuration without the scripts that may not run, and without what tracked them
 * @param scripts those that run
 * @param lines what was found, in keepalived's words
 * @param refused those that were dropped
 * @param unsecured some script runs while {@code enable_script_security} is not set
 */
public record Admission(
        Configuration configuration,
        List<TrackScript> scripts,
        List<String> lines,
        List<Refusal> refused,
        boolean unsecured) {
    public Admission {
        scripts = List.copyOf(scripts);
        lines = List.copyOf(lines);
        refused = List.copyOf(refused);
    }

    /**
     * A script that does not run.
     *
     * @param why in keepalived's words, as in "Disabling track script NAME …"
     */
    public record Refusal(VrrpScript script, String why) {}
}
