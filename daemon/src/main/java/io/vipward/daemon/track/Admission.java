package io.vipward.daemon.track;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.Configuration;
import java.util.List;

/**
 * A configuration after its scripts were looked at.
 *
 * @param configuration without the scripts that may not run, and without what tracked them
 * @param scripts those that run
 * @param programs what runs for each command, tracked or not
 * @param lines what was found and what follows from it, in keepalived's words
 * @param findings what is wrong with scripts and users of this machine
 * @param unsecured some script could run while {@code enable_script_security} is not set
 */
public record Admission(
        Configuration configuration,
        List<TrackScript> scripts,
        AdmittedPrograms programs,
        List<String> lines,
        List<Diagnostic> findings,
        boolean unsecured) {
    public Admission {
        scripts = List.copyOf(scripts);
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }
}
