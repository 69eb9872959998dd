package io.vipward.daemon.notify;

import io.vipward.daemon.track.ScriptUser;
import io.vipward.parser.model.NotifyFifos;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The FIFOs of one configuration. On the notify thread. */
final class Fifos {
    private static final Logger LOG = LoggerFactory.getLogger(Fifos.class);

    private final FifoScripts scripts;
    private final List<Open> open = new ArrayList<>();

    /** A FIFO and what it is told. */
    private record Open(Fifo fifo, boolean vrrp, boolean servers) {}

    Fifos(FifoScripts scripts) {
        this.scripts = scripts;
    }

    /** Closes those of the configuration before and makes those of this one. */
    void use(NotifyPlan plan) {
        scripts.terminate();
        close();
        NotifyFifos wanted = plan.settings().fifos();
        NotifyFifos.Fifo all = wanted.all();
        NotifyFifos.Fifo vrrp = wanted.vrrp();
        NotifyFifos.Fifo lvs = wanted.lvs();
        if (all.path() != null && all.path().equals(vrrp.path())) {
            LOG.warn("notify FIFO {} has been specified for global and vrrp FIFO - ignoring vrrp FIFO", all.path());
            vrrp = NotifyFifos.Fifo.NONE;
        }
        if (all.path() != null && all.path().equals(lvs.path())) {
            LOG.warn("notify FIFO {} has been specified for global and LVS FIFO - ignoring LVS FIFO", all.path());
            lvs = NotifyFifos.Fifo.NONE;
        }
        // keepalived's checkers run the script of the global FIFO if there are any, and name it after themselves.
        open(plan, new Wanted("", plan.checkers() ? "lvs " : "vrrp ", all), true, true);
        if (vrrp.path() != null && vrrp.path().equals(lvs.path())) {
            if (vrrp.script() != null && lvs.script() != null) {
                LOG.warn("notify FIFO {} has two scripts - ignoring LVS FIFO script", vrrp.path());
                lvs = new NotifyFifos.Fifo(lvs.path(), lvs.user(), lvs.group(), null);
            }
            NotifyFifos.Fifo both = vrrp.script() == null ? lvs : vrrp;
            open(plan, new Wanted("vrrp ", "vrrp ", both), true, true);
            return;
        }
        open(plan, new Wanted("vrrp ", "vrrp ", vrrp), true, false);
        open(plan, new Wanted("lvs ", "lvs ", lvs), false, true);
    }

    /**
     * One to open.
     *
     * @param type how messages about it begin
     * @param runner how messages about its script begin
     */
    private record Wanted(String type, String runner, NotifyFifos.Fifo settings) {}

    private void open(NotifyPlan plan, Wanted wanted, boolean vrrp, boolean servers) {
        String path = wanted.settings().path();
        if (path == null) {
            return;
        }
        ScriptUser owner = plan.programs().owner(path);
        if (owner == null) {
            LOG.error("{}notify fifo {} has no user that it could belong to - not using", wanted.type(), path);
            return;
        }
        Fifo fifo = Fifo.prepare(wanted.type(), path, owner);
        if (fifo == null) {
            return;
        }
        // A script that opens the FIFO for reading waits until we have opened it.
        plan.program(wanted.settings().script()).ifPresent(script -> scripts.start(wanted.runner(), script, path));
        if (fifo.open()) {
            open.add(new Open(fifo, vrrp, servers));
        }
    }

    void write(Notification event) {
        for (Open each : open) {
            if (event.kind().vrrp() ? each.vrrp : each.servers) {
                each.fifo.write(event.line());
            }
        }
    }

    /** SIGTERM for the scripts that read; the FIFOs stay. */
    void terminateScripts() {
        scripts.terminate();
    }

    void close() {
        open.forEach(each -> each.fifo.close());
        open.clear();
    }
}
