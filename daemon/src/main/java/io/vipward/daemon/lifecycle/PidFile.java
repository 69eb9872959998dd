package io.vipward.daemon.lifecycle;

import io.vipward.netlink.linux.LockResult;
import io.vipward.netlink.linux.LockedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The file that tells others which process this is, and keeps a second one from running. It is locked while the daemon
 * lives (as keepalived 2.4 does), so a file left by a crash is recognised as stale whatever runs under its number now.
 */
final class PidFile implements AutoCloseable {
    private static final int MAX_BYTES = 64;

    private final LockedFile file;

    private PidFile(LockedFile file) {
        this.file = file;
    }

    /** What came of taking the file. */
    sealed interface Taken {}

    /**
     * It is ours.
     *
     * @param stalePid the process that left it behind, 0 if none did
     */
    record Acquired(PidFile file, long stalePid) implements Taken {}

    /** Another daemon has it. */
    record Busy(long pid) implements Taken {}

    /**
     * Takes the file for the process.
     *
     * @throws IOException the file cannot be made, locked or written
     */
    static Taken take(Path path, long ownPid) throws IOException {
        LockResult result = LockedFile.lock(path);
        if (result instanceof LockResult.HeldByAnother other) {
            return new Busy(number(other.content()));
        }
        LockedFile file = ((LockResult.Locked) result).file();
        long before = number(content(path));
        if (before != ownPid && runsKeepalived(before)) {
            file.close();
            return new Busy(before);
        }
        file.write(ownPid + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        return new Acquired(new PidFile(file), before == ownPid ? 0 : before);
    }

    private static String content(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static long number(String content) {
        String text = content.strip();
        return text.matches("[1-9][0-9]{0,9}") ? Long.parseLong(text) : 0;
    }

    /** keepalived 2.2 does not lock its file: there the process itself has to be looked at. */
    private static boolean runsKeepalived(long pid) {
        if (pid == 0) {
            return false;
        }
        try {
            return Files.readString(Path.of("/proc/" + pid + "/comm")).strip().equals("keepalived");
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes the file; the lock goes with it. */
    @Override
    public void close() throws IOException {
        file.remove();
    }
}
