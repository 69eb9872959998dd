package io.vipward.daemon.track;

import io.vipward.daemon.track.ScriptDecision.Accepted;
import io.vipward.daemon.track.ScriptDecision.Refused;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.VrrpTracking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Goes through the scripts of a configuration before it is run. Blocking, as {@link ScriptGate}. */
public final class ScriptAdmission {
    private final Map<String, VrrpScript> admitted = new LinkedHashMap<>();
    private final List<TrackScript> running = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Admission.Refusal> refused = new ArrayList<>();
    private boolean insecure;

    private ScriptAdmission() {}

    /**
     * Looks at every script that something tracks.
     *
     * @param searchPath the PATH of the daemon, for commands without a slash
     */
    public static Admission admit(Configuration configuration, String searchPath) {
        ScriptGate gate = new ScriptGate(configuration.global().scriptSecurity(), new AccountDatabase(), searchPath);
        return admit(configuration, gate);
    }

    static Admission admit(Configuration configuration, ScriptGate gate) {
        return new ScriptAdmission().judgeAll(configuration, gate);
    }

    private Admission judgeAll(Configuration configuration, ScriptGate gate) {
        Set<String> used = configuration.vrrpInstances().stream()
                .flatMap(instance -> instance.tracking().scripts().stream())
                .map(VrrpTracking.Tracked::name)
                .collect(Collectors.toSet());
        for (VrrpScript script : configuration.vrrpScripts()) {
            if (!used.contains(script.name())) {
                lines.add("Warning - script " + script.name() + " is not used");
            } else if (!admitted.containsKey(script.name())) {
                judge(script, gate.decide(script.command()));
            }
        }
        List<VrrpInstance> instances =
                configuration.vrrpInstances().stream().map(this::withoutRefused).toList();
        boolean allowed = configuration.global().scriptSecurity().enabled();
        boolean unsecured = !running.isEmpty() && !allowed;
        boolean checkers = !allowed && CheckerScripts.anyCouldRun(configuration.balancing(), gate);
        if (checkers) {
            lines.add("SECURITY VIOLATION - check scripts are being executed but script_security not enabled.");
        }
        if (unsecured) {
            lines.add("SECURITY VIOLATION - scripts are being executed but script_security not enabled."
                    + (insecure ? " There are insecure scripts." : ""));
        }
        Configuration kept = configuration
                .with(configuration.trackers().withScripts(List.copyOf(admitted.values())))
                .with(configuration.vrrp().withInstances(instances));
        return new Admission(kept, running, lines, refused, unsecured || checkers);
    }

    private void judge(VrrpScript script, ScriptDecision decision) {
        lines.addAll(decision.notes());
        if (decision instanceof Accepted accepted) {
            admitted.put(script.name(), script);
            running.add(
                    new TrackScript(script.name(), accepted.program(), script.intervalNanos(), script.timeoutNanos()));
            insecure |= accepted.insecure();
        } else if (decision instanceof Refused no) {
            refused.add(new Admission.Refusal(script, no.cause().words()));
        }
    }

    private VrrpInstance withoutRefused(VrrpInstance instance) {
        VrrpTracking tracking = instance.tracking();
        List<VrrpTracking.Tracked> kept = new ArrayList<>();
        for (VrrpTracking.Tracked tracked : tracking.scripts()) {
            if (admitted.containsKey(tracked.name())) {
                kept.add(tracked);
            } else {
                lines.add("(" + instance.name() + ") track script " + tracked.name() + " not found, ignoring...");
            }
        }
        if (kept.size() == tracking.scripts().size()) {
            return instance;
        }
        return instance.with(tracking.withScripts(kept));
    }
}
