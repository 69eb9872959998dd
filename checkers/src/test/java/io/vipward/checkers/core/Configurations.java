package io.vipward.checkers.core;

import io.vipward.parser.model.Availability;
import io.vipward.parser.model.CheckDefaults;
import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.Forwarding;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.HttpSettings;
import io.vipward.parser.model.Origins;
import io.vipward.parser.model.QuorumSettings;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.RealServerSettings;
import io.vipward.parser.model.ServerDefaults;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.ServiceSettings;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.UrlCheck;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.source.Position;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configurations for tests: one virtual server at 10.9.0.100:80 unless said otherwise. */
public final class Configurations {
    public static final long SECOND = 1_000_000_000L;
    private static final Origins NOWHERE = new Origins(new Position("test.conf", 1, 1), Map.of());

    private static final CheckDefaults DEFAULTS = new CheckDefaults(60 * SECOND, 5 * SECOND, null, null, null, false);

    private String scheduler = "rr";
    private String address = "10.9.0.100";
    private long quorum = 1;
    private long hysteresis;
    private boolean logAllFailures;
    private @Nullable SorryServer sorryServer;
    private final List<RealServer> realServers = new ArrayList<>();

    public static Configurations virtualServer() {
        return new Configurations();
    }

    public Configurations at(String literal) {
        address = literal;
        return this;
    }

    public Configurations scheduler(String name) {
        scheduler = name;
        return this;
    }

    public Configurations quorum(long weight, long tolerance) {
        quorum = weight;
        hysteresis = tolerance;
        return this;
    }

    public Configurations logAllFailures() {
        logAllFailures = true;
        return this;
    }

    public Configurations sorry(String literal, int port, boolean inhibit) {
        sorryServer = new SorryServer(address(literal), port, Forwarding.NAT, inhibit);
        return this;
    }

    public Configurations with(RealServer realServer) {
        realServers.add(realServer);
        return this;
    }

    public VirtualServer build() {
        return new VirtualServer(
                new ServiceAddress.Endpoint(address(address), 80, ServiceAddress.Protocol.TCP),
                NOWHERE,
                new ServiceSettings(scheduler, 0, false, 0, 32, null),
                new Availability(
                        new QuorumSettings(quorum, hysteresis, null, null),
                        sorryServer,
                        false,
                        true,
                        Availability.Reporting.NONE),
                new ServerDefaults(Forwarding.NAT, 1, false, null, DEFAULTS),
                logAllFailures
                        ? realServers.stream().map(Configurations::logging).toList()
                        : realServers);
    }

    private static RealServer logging(RealServer server) {
        List<Checker> checks = new ArrayList<>();
        for (Checker each : server.checkers()) {
            TcpCheck check = (TcpCheck) each;
            CheckSchedule old = check.schedule();
            CheckSchedule logging = new CheckSchedule(
                    old.delayLoopNanos(),
                    old.retry(),
                    old.delayBeforeRetryNanos(),
                    old.warmupNanos(),
                    old.alpha(),
                    true);
            checks.add(new TcpCheck(check.origins(), check.target(), logging));
        }
        return new RealServer(
                server.address(),
                server.port(),
                server.origins(),
                server.settings(),
                server.reporting(),
                new RealServer.Checks(DEFAULTS, null, checks));
    }

    public static RealServer realServer(String literal, int port, int weight, TcpCheck... checks) {
        return realServer(literal, port, weight, false, checks);
    }

    public static RealServer inhibited(String literal, int port, int weight, TcpCheck... checks) {
        return realServer(literal, port, weight, true, checks);
    }

    private static RealServer realServer(String literal, int port, int weight, boolean inhibit, TcpCheck... checks) {
        return new RealServer(
                address(literal),
                port,
                NOWHERE,
                new RealServerSettings(Forwarding.NAT, weight, 0, 0, inhibit),
                RealServer.Reporting.NONE,
                new RealServer.Checks(DEFAULTS, null, List.of(checks)));
    }

    /** With warmup 0, connect_timeout 2, delay_before_retry 1 and delay_loop 2. */
    public static TcpCheck check(String literal, int port, int retry) {
        return check(literal, port, schedule(2, retry, 1, false));
    }

    public static TcpCheck alphaCheck(String literal, int port, int retry) {
        return check(literal, port, schedule(2, retry, 1, true));
    }

    public static TcpCheck check(String literal, int port, CheckSchedule schedule) {
        return new TcpCheck(
                NOWHERE,
                new ConnectionTarget(address(literal), port, ConnectionTarget.Source.ANY, 0, 2 * SECOND),
                schedule);
    }

    /** Times in seconds; warmup 0, connect_timeout 2. */
    public static CheckSchedule schedule(int delayLoop, int retry, int delayBeforeRetry, boolean alpha) {
        return new CheckSchedule(delayLoop * SECOND, retry, delayBeforeRetry * SECOND, 0, alpha, false);
    }

    /** The same schedule that tells each failure or does not. */
    static CheckSchedule logging(CheckSchedule schedule, boolean logAllFailures) {
        return new CheckSchedule(
                schedule.delayLoopNanos(),
                schedule.retry(),
                schedule.delayBeforeRetryNanos(),
                schedule.warmupNanos(),
                schedule.alpha(),
                logAllFailures);
    }

    static HttpCheck httpCheck(String literal, int port, CheckSchedule schedule, HttpSettings http, String... paths) {
        UrlCheck.Expected success = new UrlCheck.Expected(null, UrlCheck.StatusCodes.SUCCESS, null);
        List<UrlCheck> urls = new ArrayList<>();
        for (String path : paths) {
            urls.add(new UrlCheck(NOWHERE, path, null, success, false));
        }
        return new HttpCheck(NOWHERE, check(literal, port, schedule).target(), schedule, false, http, urls);
    }

    public static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(literal, noLiteral);
        }
    }
}
