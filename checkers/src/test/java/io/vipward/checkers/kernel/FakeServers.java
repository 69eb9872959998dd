package io.vipward.checkers.kernel;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.checkers.probe.Attempt;
import io.vipward.checkers.probe.Prober;
import io.vipward.checkers.probe.Probes;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.MiscCheck;
import io.vipward.parser.model.TcpCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Servers that accept, refuse, or do not answer, by {@code address:port}. Those not named accept. */
final class FakeServers implements Probes {
    enum Behaviour {
        ACCEPTS,
        REFUSES,
        IS_SILENT,
        CANNOT_BE_ASKED
    }

    private final Alarms alarms;
    private final Map<String, Behaviour> behaviours = new HashMap<>();
    private final Map<String, Integer> exits = new HashMap<>();
    private final List<String> attempts = new ArrayList<>();

    FakeServers(Alarms alarms) {
        this.alarms = alarms;
    }

    void set(String server, Behaviour behaviour) {
        behaviours.put(server, behaviour);
    }

    /** What a program ends with from now on; 0 before. */
    void exits(String program, int status) {
        exits.put(program, status);
    }

    /** Every attempt so far: {@code 12.000 10.1.0.1:80}. */
    List<String> attempts() {
        return attempts;
    }

    @Override
    public Prober prober(Checker asking) {
        if (asking instanceof MiscCheck misc) {
            return (url, whenDone) -> run(misc, whenDone);
        }
        TcpCheck check = (TcpCheck) asking;
        return (url, whenDone) -> start(check, whenDone);
    }

    private Attempt start(TcpCheck check, Consumer<ProbeResult> whenDone) {
        String server =
                AddressText.of(check.target().address()) + ":" + check.target().port();
        attempts.add(Rig.seconds(alarms.now()) + " " + server);
        Behaviour behaviour = behaviours.getOrDefault(server, Behaviour.ACCEPTS);
        ProbeResult result = switch (behaviour) {
            case ACCEPTS -> ProbeResult.SUCCESS;
            case REFUSES -> new ProbeResult.Failure(Errno.ECONNREFUSED.text());
            case IS_SILENT -> ProbeResult.TIMED_OUT;
            case CANNOT_BE_ASKED ->
                new ProbeResult.LocalError(
                        ProbeResult.Stage.BIND, Errno.EADDRNOTAVAIL.code(), Errno.EADDRNOTAVAIL.text(), "");
        };
        Alarms.Alarm answer = alarms.alarm("answer", now -> whenDone.accept(result));
        boolean waits = behaviour == Behaviour.IS_SILENT;
        answer.setAt(alarms.now() + (waits ? check.target().connectTimeoutNanos() : 0));
        return answer::cancel;
    }

    @Override
    public String program(Checker check) {
        return check instanceof MiscCheck misc ? misc.command().arguments().get(0) : "";
    }

    private Attempt run(MiscCheck check, Consumer<ProbeResult> whenDone) {
        int status = exits.getOrDefault(program(check), 0);
        Alarms.Alarm end = alarms.alarm(
                "end", now -> whenDone.accept(new ProbeResult.ProgramEnded(ProbeResult.End.EXITED, status, 0)));
        end.setAt(alarms.now());
        return end::cancel;
    }
}
