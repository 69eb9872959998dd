package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.inet.TcpStream;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.DnsCheck;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.MiscCheck;
import io.vipward.parser.model.PingCheck;
import io.vipward.parser.model.SmtpCheck;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.UdpCheck;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Probers on an event loop. On its thread. */
public final class LoopProbes implements Probes {
    private final EventLoop loop;
    private final Programs programs;
    private TlsEngines tls;
    private final RandomGenerator random = new SplittableRandom();
    private final TcpStream.Scratch scratch = new TcpStream.Scratch();

    /**
     * Probers of one loop.
     *
     * @param tls how they identify themselves
     * @param programs run by MISC_CHECK
     */
    public LoopProbes(EventLoop loop, TlsEngines tls, Programs programs) {
        this.loop = loop;
        this.tls = tls;
        this.programs = programs;
    }

    /** From now on new probers identify themselves so. */
    public void identify(TlsEngines engines) {
        tls = engines;
    }

    @Override
    public Prober prober(Checker check) {
        if (check instanceof TcpCheck tcp) {
            return tcp.target().port() == 0
                    ? refusing("Connection refused (the check has no port)")
                    : new TcpProbe(loop, tcp);
        } else if (check instanceof HttpCheck http) {
            return http.target().port() == 0 ? refusing("Connection failed") : new HttpProbe(loop, scratch, tls, http);
        } else if (check instanceof SmtpCheck smtp) {
            String server = "[" + AddressText.of(smtp.target().address()) + "]:0";
            return smtp.target().port() == 0
                    ? refusing("Could not connect to server " + server)
                    : new SmtpProbe(loop, scratch, smtp);
        }
        return check instanceof MiscCheck misc ? new MiscProbe(programs, misc) : datagrams(check);
    }

    @Override
    public String program(Checker check) {
        return check instanceof MiscCheck misc ? programs.name(misc.command()) : "";
    }

    private Prober datagrams(Checker check) {
        if (check instanceof DnsCheck dns) {
            return new DnsProbe(loop, dns, random);
        } else if (check instanceof UdpCheck udp) {
            return new UdpProbe(loop, udp);
        } else if (check instanceof PingCheck ping) {
            return new PingProbe(loop, ping);
        }
        throw new IllegalArgumentException(check.keyword() + " asks nobody");
    }

    /** Nothing listens on port 0, and asking the network would only take longer to say so. */
    private Prober refusing(String text) {
        ProbeResult refused = new ProbeResult.Failure(text);
        return (url, whenDone) -> {
            Timer later = loop.timer("connect to port 0", now -> whenDone.accept(refused));
            later.armAt(loop.now());
            return later::cancel;
        };
    }
}
