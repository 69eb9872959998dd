package io.vipward.daemon.track;

import io.vipward.daemon.track.ScriptDecision.Accepted;
import io.vipward.daemon.track.ScriptDecision.Refused;
import io.vipward.daemon.track.ScriptUse.Kind;
import io.vipward.daemon.track.ScriptUse.Part;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.NotifyFifos;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ScriptSecurity;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Goes through the scripts of a configuration before it is run. Blocking, as {@link ScriptGate}. */
public final class ScriptAdmission {
    private final Map<String, VrrpScript> admitted = new LinkedHashMap<>();
    private final List<TrackScript> running = new ArrayList<>();
    private final Map<ScriptCommand, ScriptProgram> programs = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Set<String> removed = new HashSet<>();
    private final Map<Part, Boolean> executed = new EnumMap<>(Part.class);
    private final ScriptFindings findings;

    private ScriptAdmission(ScriptFindings findings) {
        this.findings = findings;
    }

    /**
     * Looks at every script, whether it is one that this version runs or not.
     *
     * @param vrrp whether keepalived would get so far as to look at the files of VRRP's scripts
     * @param searchPath the PATH of the daemon, for commands without a slash
     */
    public static Admission admit(Configuration configuration, boolean vrrp, String searchPath) {
        ScriptGate gate = new ScriptGate(configuration.global().scriptSecurity(), new AccountDatabase(), searchPath);
        return admit(configuration, vrrp, gate);
    }

    static Admission admit(Configuration configuration, boolean vrrp, ScriptGate gate) {
        boolean userConfigured = configuration.global().scriptSecurity().user() != null;
        return new ScriptAdmission(new ScriptFindings(userConfigured))
                .judgeAll(configuration, gate, started(configuration, vrrp));
    }

    private static Set<Part> started(Configuration configuration, boolean vrrp) {
        Set<Part> started = EnumSet.of(Part.PARENT);
        if (vrrp) {
            started.add(Part.VRRP);
        }
        if (!configuration.virtualServers().isEmpty()) {
            started.add(Part.CHECKERS);
        }
        return started;
    }

    private Admission judgeAll(Configuration configuration, ScriptGate gate, Set<Part> started) {
        reportDefaultUser(configuration.global(), gate);
        Set<String> used = Stream.concat(
                        configuration.vrrpInstances().stream().map(VrrpInstance::tracking),
                        configuration.vrrp().syncGroups().stream().map(VrrpSyncGroup::tracking))
                .flatMap(tracking -> tracking.scripts().stream())
                .map(VrrpTracking.Tracked::name)
                .collect(Collectors.toSet());
        Map<String, ScriptDecision> tracked = new HashMap<>();
        for (ScriptUse use : ScriptUses.of(configuration, started)) {
            ScriptDecision decision = judge(use, gate, started.contains(use.runner()));
            if (decision instanceof Accepted accepted && mayRun(use)) {
                programs.put(use.command(), accepted.program());
            }
            if (use.kind() == Kind.TRACK) {
                tracked.put(use.what(), decision);
            }
        }
        for (VrrpScript script : configuration.vrrpScripts()) {
            if (!used.contains(script.name())) {
                lines.add("Warning - script " + script.name() + " is not used");
            } else if (tracked.get(script.name()) instanceof Accepted accepted) {
                admitted.put(script.name(), script);
                running.add(new TrackScript(
                        script.name(), accepted.program(), script.intervalNanos(), script.timeoutNanos()));
            } else if (tracked.get(script.name()) instanceof Refused no
                    && no.cause().concernsUser()) {
                removed.add(script.name());
            }
        }
        List<VrrpInstance> instances = configuration.vrrpInstances().stream()
                .map(instance -> instance.with(withoutRefused(instance.name(), instance.tracking())))
                .toList();
        List<VrrpSyncGroup> groups = configuration.vrrp().syncGroups().stream()
                .map(group -> group.with(withoutRefused(group.name(), group.tracking())))
                .toList();
        AdmittedPrograms admittedPrograms = new AdmittedPrograms(programs, owners(configuration, gate));
        List<Diagnostic> unchecked = new ArrayList<>();
        boolean secured = configuration.global().scriptSecurity().enabled();
        if (!secured) {
            executed.forEach((part, unsafe) ->
                    lines.add("SECURITY VIOLATION - " + part.scripts() + " are being executed but script_security not"
                            + " enabled." + (unsafe ? " There are insecure scripts." : "")));
        }
        Configuration kept = configuration
                .with(configuration.trackers().withScripts(List.copyOf(admitted.values())))
                .with(configuration.vrrp().withInstances(instances).withSyncGroups(groups));
        Configuration checked = RefusedChecks.without(kept, admittedPrograms, unchecked);
        unchecked.addAll(0, findings.all());
        return new Admission(checked, running, admittedPrograms, lines, unchecked, !secured && !executed.isEmpty());
    }

    private static Map<String, ScriptUser> owners(Configuration configuration, ScriptGate gate) {
        NotifyFifos fifos = configuration.global().notification().fifos();
        Map<String, ScriptUser> owners = new HashMap<>();
        for (NotifyFifos.Fifo fifo : List.of(fifos.lvs(), fifos.vrrp(), fifos.all())) {
            String path = fifo.path();
            if (path != null) {
                gate.owner(fifo).ifPresent(owner -> owners.put(path, owner));
            }
        }
        return owners;
    }

    /** Whether a file can be opened is asked for its answer: of somebody who is only told it makes no sense. */
    private static boolean mayRun(ScriptUse use) {
        boolean answers = use.kind() == Kind.TRACK || use.kind() == Kind.CHECK;
        return answers || !use.command().opensFile();
    }

    /** A user that does not exist, or that FIFOs need although there is none. */
    private void reportDefaultUser(GlobalDefinitions global, ScriptGate gate) {
        ScriptSecurity security = global.scriptSecurity();
        NotifyFifos fifos = global.notification().fifos();
        // Asking for an account starts a program, which takes as long as reading a small file: only where it matters.
        boolean matters = security.user() != null
                || needsDefaultUser(fifos.all())
                || needsDefaultUser(fifos.vrrp())
                || needsDefaultUser(fifos.lvs());
        if (!matters || gate.hasDefaultUser()) {
            return;
        }
        if (security.user() != null) {
            String who = security.user() + (security.group() == null ? "" : " or group " + security.group());
            findings.noSuchDefaultUser(global.origins().of("script_user"), "user " + who);
        }
        fifo(global, "notify_fifo", fifos.all());
        fifo(global, "vrrp_notify_fifo", fifos.vrrp());
        fifo(global, "lvs_notify_fifo", fifos.lvs());
    }

    private void fifo(GlobalDefinitions global, String keyword, NotifyFifos.Fifo fifo) {
        if (needsDefaultUser(fifo)) {
            findings.noDefaultUser(Part.PARENT, global.origins().of(keyword), keyword + " " + fifo.path());
        }
    }

    private static boolean needsDefaultUser(NotifyFifos.Fifo fifo) {
        return fifo.path() != null && fifo.user() == null;
    }

    /** Users are looked up while the file is read, files by the process that would run them, if there is one. */
    private ScriptDecision judge(ScriptUse use, ScriptGate gate, boolean started) {
        ScriptDecision decision = gate.decide(use.command());
        if (decision instanceof Refused no && no.cause().concernsUser()) {
            findings.refused(use, no.cause());
            return decision;
        }
        if (!started) {
            return decision;
        }
        lines.addAll(decision.notes());
        if (decision instanceof Refused no) {
            findings.refused(use, no.cause());
            if (no.cause().fileExists()) {
                executed.putIfAbsent(use.runner(), false);
            }
        } else if (decision instanceof Accepted accepted && !use.command().opensFile()) {
            executed.merge(use.runner(), accepted.insecure(), Boolean::logicalOr);
        }
        return decision;
    }

    private VrrpTracking withoutRefused(String who, VrrpTracking tracking) {
        List<VrrpTracking.Tracked> kept = new ArrayList<>();
        for (VrrpTracking.Tracked tracked : tracking.scripts()) {
            if (admitted.containsKey(tracked.name())) {
                kept.add(tracked);
            } else {
                String line = "(" + who + ") track script " + tracked.name() + " not found, ignoring...";
                if (removed.contains(tracked.name())) {
                    findings.untracked(tracked.position(), line);
                } else {
                    lines.add(line);
                }
            }
        }
        return tracking.withScripts(kept);
    }
}
