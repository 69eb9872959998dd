package io.vipward.vrrp.interoperation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The keepalived of the distribution, in the foreground on a node. */
final class KeepalivedRouter implements Router {
    private static final long LIMIT_SECONDS = 20;

    private final Segment segment;
    private final int node;
    private final Path directory;
    private final Voice log;
    private @Nullable Process process;

    KeepalivedRouter(Segment segment, int node, Path directory) throws Exception {
        this.segment = segment;
        this.node = node;
        this.directory = directory;
        log = new Voice(segment.journal, "keepalived on " + node);
        script(true);
    }

    @Override
    public Voice log() {
        return log;
    }

    @Override
    public void start(String configuration) throws Exception {
        Files.writeString(directory.resolve("keepalived.conf"), configuration);
        process = segment.start(
                node,
                log,
                "keepalived -n -l -D -P -f DIR/keepalived.conf -p DIR/pid -r DIR/vrrp.pid"
                        .replace("DIR", directory.toString()));
    }

    @Override
    public void reload(String configuration) throws Exception {
        Files.writeString(directory.resolve("keepalived.conf"), configuration);
        Segment.run("kill", "-HUP", pid());
        log.await("Reload complete");
    }

    @Override
    public void script(boolean succeeds) throws Exception {
        Path good = directory.resolve("good");
        Files.deleteIfExists(good);
        if (succeeds) {
            Files.createFile(good);
        }
    }

    @Override
    public void terminate() throws Exception {
        Segment.run("kill", "-TERM", pid());
    }

    @Override
    public void kill() throws Exception {
        // The children first, and by one program: they say goodbye when their parent dies, and it starts them again.
        String children = Segment.run("pgrep", "-P", pid());
        Segment.run("kill", "-KILL", children.strip(), pid());
        Objects.requireNonNull(process).waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        // As after the loss of power: it would believe that a process with such a number is itself.
        Files.deleteIfExists(directory.resolve("pid"));
        Files.deleteIfExists(directory.resolve("vrrp.pid"));
    }

    @Override
    public List<String> complaints() {
        return Complaints.in(log);
    }

    private String pid() {
        return String.valueOf(Objects.requireNonNull(process).pid());
    }
}
