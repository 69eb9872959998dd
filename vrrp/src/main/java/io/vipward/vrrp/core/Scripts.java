package io.vipward.vrrp.core;

import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.VrrpScript;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The tracked scripts of one router and what is believed of them. */
final class Scripts {
    private final Map<String, Counted> byName = new LinkedHashMap<>();

    /** A script with its counter. */
    private record Counted(VrrpScript script, ScriptHealth health, ScriptHealth.State state) {}

    void start(List<VrrpScript> scripts) {
        for (VrrpScript script : scripts) {
            ScriptHealth health = new ScriptHealth(script.name(), script.verdict());
            byName.put(
                    script.name(),
                    new Counted(script, health, health.initial(script.verdict().initFail())));
        }
    }

    /** The same command keeps its results; any other counts as good until it fails. */
    void reload(List<VrrpScript> scripts, List<Notice> notices) {
        Map<String, Counted> old = new HashMap<>(byName);
        byName.clear();
        for (VrrpScript script : scripts) {
            ScriptHealth health = new ScriptHealth(script.name(), script.verdict());
            Counted before = old.get(script.name());
            ScriptHealth.State state = before != null && sameCommand(before.script(), script)
                    ? health.carriedOver(before.state())
                    : health.presumedGood();
            byName.put(script.name(), new Counted(script, health, state));
            if (state.heard()) {
                boolean good = state.standing().status() == ScriptStanding.Status.GOOD;
                notices.add(Notice.of(good ? Message.SCRIPT_KEPT_GOOD : Message.SCRIPT_KEPT_BAD, script.name()));
            }
        }
    }

    /** The new standing if the result changed it; empty too for a script that is no longer configured. */
    Optional<ScriptStanding> result(String name, ScriptOutcome outcome, List<Notice> notices) {
        Counted counted = byName.get(name);
        if (counted == null) {
            return Optional.empty();
        }
        ScriptHealth.Update update = counted.health().result(counted.state(), outcome);
        byName.put(name, new Counted(counted.script(), counted.health(), update.next()));
        notices.addAll(update.notices());
        return update.changed();
    }

    Map<String, ScriptStanding> standings() {
        Map<String, ScriptStanding> standings = new HashMap<>();
        byName.forEach((name, counted) -> standings.put(name, counted.state().standing()));
        return standings;
    }

    /** Wherever it was written. */
    private static boolean sameCommand(VrrpScript one, VrrpScript other) {
        ScriptCommand before = one.command();
        ScriptCommand after = other.command();
        return before.arguments().equals(after.arguments())
                && Objects.equals(before.user(), after.user())
                && Objects.equals(before.group(), after.group());
    }
}
