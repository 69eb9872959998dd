package io.vipward.ipvs.fake;

import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.ConnectionTimeouts;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.wire.Decoded;
import io.vipward.ipvs.wire.IpvsCommand;
import io.vipward.ipvs.wire.IpvsInfo;
import io.vipward.ipvs.wire.IpvsRequest;
import io.vipward.ipvs.wire.KernelSide;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * IPVS as a function from requests to replies, with a real table behind it: give it to {@code FakeKernel}. Every table that
 * ever was is kept in {@link #history}, so that a test can look at the moments in between. Mutable; one thread.
 */
public final class FakeIpvs implements Function<Request, Reply> {
    private static final int CONTROLLER = 16;
    private static final int GET_FAMILY = 3;
    private static final String REASON = "asked for";

    private final List<IpvsTable> history = new ArrayList<>();
    private final boolean remembers;
    private final SettingsModel settings = new SettingsModel();
    private TableModel model;
    private int family = 28;
    private @Nullable Errno missing;
    private Predicate<Change> refused = change -> false;
    private Errno refusal = Errno.ENOMEM;

    public FakeIpvs() {
        this(IpvsTable.EMPTY);
    }

    public FakeIpvs(IpvsTable start) {
        this(start, true);
    }

    private FakeIpvs(IpvsTable start, boolean remembers) {
        this.remembers = remembers;
        model = new TableModel(start);
        remember();
    }

    /** One that keeps only the table that is, for those that run for long. */
    public static FakeIpvs withoutHistory(IpvsTable start) {
        return new FakeIpvs(start, false);
    }

    private void remember() {
        if (remembers) {
            history.add(model.table());
        }
    }

    /** From now on the family cannot be resolved, and requests to it fail with ENOENT. */
    public void remove(Errno whenResolving) {
        missing = whenResolving;
        model = new TableModel();
    }

    /** The module was unloaded and loaded again: an empty table under another family number. */
    public void reload() {
        missing = null;
        family++;
        model = new TableModel();
    }

    /** Changes that match are refused from now on. */
    public void refuse(Predicate<Change> changes, Errno errno) {
        refused = changes;
        refusal = errno;
    }

    /** Somebody else changes the table. */
    public void outside(Change change) {
        model.apply(change);
        remember();
    }

    public ConnectionTimeouts timeouts() {
        return settings.timeouts();
    }

    /** What was asked for beside the table: {@code new master eth0 51}, {@code del backup}, {@code set 900 120 300}. */
    public List<String> settingCommands() {
        return settings.commands();
    }

    /** From now on {@link #settingCommands} begins anew. */
    public void forgetSettingCommands() {
        settings.forgetCommands();
    }

    public IpvsTable table() {
        return model.table();
    }

    /** The table at the start and after every successful change since. */
    public List<IpvsTable> history() {
        return List.copyOf(history);
    }

    @Override
    public Reply apply(Request request) {
        if (request.type() == CONTROLLER) {
            return missing == null ? family(request) : new Reply.Failed(missing);
        }
        if (missing != null || request.type() != family) {
            return new Reply.Failed(Errno.ENOENT);
        }
        if (!(KernelSide.decode(request) instanceof Decoded.Value<IpvsRequest> decoded)) {
            return new Reply.Failed(Errno.EINVAL);
        }
        IpvsRequest command = decoded.value();
        return switch (command.command()) {
            case NEW_SERVICE, SET_SERVICE, DEL_SERVICE, NEW_DEST, SET_DEST, DEL_DEST -> change(command);
            case GET_SERVICE -> request.dump() ? services() : service(command.key());
            case GET_DEST -> destinations(command.key());
            case GET_INFO -> data(List.of(KernelSide.info(family, new IpvsInfo(0x01_02_01, 4096))));
            case ZERO -> Reply.ACKNOWLEDGED;
            case FLUSH -> flush();
            case NEW_DAEMON, DEL_DAEMON, GET_DAEMON, SET_CONFIG, GET_CONFIG, SET_INFO ->
                settings.apply(command.command(), request, family);
        };
    }

    private Reply family(Request request) {
        ByteBuffer payload = request.payload();
        if (payload.get(0) != GET_FAMILY) {
            return new Reply.Failed(Errno.EOPNOTSUPP);
        }
        MessageWriter writer = new MessageWriter().u8(1).u8(1).u16(0);
        writer.attributeU16(1, family).attributeString(2, "IPVS").attributeU32(3, 1);
        writer.attributeU32(4, 0).attributeU32(5, 6);
        return data(List.of(new NetlinkMessage(CONTROLLER, 0, 0, ByteBuffer.wrap(writer.toByteArray()))));
    }

    private Reply change(IpvsRequest request) {
        boolean schedules =
                request.command() == IpvsCommand.NEW_SERVICE || request.command() == IpvsCommand.SET_SERVICE;
        if (schedules
                && Scheduler.byName(request.scheduler())
                        .filter(known -> known != Scheduler.TWOS)
                        .isEmpty()) {
            return new Reply.Failed(Errno.ENOENT);
        }
        Change change = toChange(request);
        if (change == null) {
            return new Reply.Failed(Errno.EINVAL);
        }
        if (refused.test(change)) {
            return new Reply.Failed(refusal);
        }
        Optional<Errno> error = model.apply(change);
        if (error.isEmpty()) {
            remember();
        }
        return error.<Reply>map(Reply.Failed::new).orElse(Reply.ACKNOWLEDGED);
    }

    private static @Nullable Change toChange(IpvsRequest request) {
        ServiceKey key = request.key();
        if (key == null) {
            return null;
        }
        Service sent = request.service();
        Service service = sent == null ? Service.plain(key, Scheduler.NONE) : sent;
        Destination destination = request.destination();
        return switch (request.command()) {
            case NEW_SERVICE -> new Change.AddService(service, REASON);
            case SET_SERVICE -> new Change.EditService(service, REASON);
            case DEL_SERVICE -> new Change.DeleteService(service, REASON);
            case NEW_DEST -> destination == null ? null : new Change.AddDestination(service, destination, REASON);
            case SET_DEST -> destination == null ? null : new Change.EditDestination(service, destination, REASON);
            case DEL_DEST -> destination == null ? null : new Change.DeleteDestination(service, destination, REASON);
            case GET_SERVICE,
                    GET_DEST,
                    NEW_DAEMON,
                    DEL_DAEMON,
                    GET_DAEMON,
                    SET_CONFIG,
                    GET_CONFIG,
                    SET_INFO,
                    GET_INFO,
                    ZERO,
                    FLUSH -> null;
        };
    }

    private Reply services() {
        List<NetlinkMessage> messages = new ArrayList<>();
        for (IpvsTable.Entry entry : model.table().entries().values()) {
            messages.add(KernelSide.service(family, entry.service()));
        }
        return data(messages);
    }

    private Reply service(@Nullable ServiceKey key) {
        IpvsTable.Entry entry = key == null ? null : model.table().find(key);
        return entry == null
                ? new Reply.Failed(Errno.ESRCH)
                : data(List.of(KernelSide.service(family, entry.service())));
    }

    private Reply destinations(@Nullable ServiceKey key) {
        IpvsTable.Entry entry = key == null ? null : model.table().find(key);
        List<NetlinkMessage> messages = new ArrayList<>();
        if (entry != null) {
            for (Destination destination : entry.destinations().values()) {
                messages.add(KernelSide.destination(family, destination));
            }
            Collections.reverse(messages);
        }
        return data(messages);
    }

    private Reply flush() {
        model.flush();
        remember();
        return Reply.ACKNOWLEDGED;
    }

    private static Reply data(List<NetlinkMessage> messages) {
        return new Reply.Data(messages);
    }
}
