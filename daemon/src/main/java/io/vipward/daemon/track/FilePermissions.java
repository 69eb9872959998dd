package io.vipward.daemon.track;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Owner and mode of one file, not following a symbolic link (inode(7)).
 *
 * @param mode all sixteen bits
 */
public record FilePermissions(int uid, int gid, int mode) {
    private static final int TYPE_MASK = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int SYMLINK = 0120000;
    private static final int FIFO = 0010000;
    private static final int STICKY = 01000;
    private static final int GROUP_WRITE = 0020;
    private static final int OTHER_WRITE = 0002;
    private static final int ANY_EXECUTE = 0111;
    private static final int EXECUTE = 01;
    private static final int SET_UID = 04000;
    private static final int SET_GID = 02000;

    /**
     * Looks at a file.
     *
     * @throws IOException if it is not there, or the file system does not tell
     */
    public static FilePermissions of(Path path) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
        return new FilePermissions(number(attributes, "uid"), number(attributes, "gid"), number(attributes, "mode"));
    }

    private static int number(Map<String, Object> attributes, String name) throws IOException {
        if (attributes.get(name) instanceof Integer number) {
            return number;
        }
        throw new IOException("the file system does not tell the " + name);
    }

    boolean directory() {
        return (mode & TYPE_MASK) == DIRECTORY;
    }

    boolean regular() {
        return (mode & TYPE_MASK) == REGULAR;
    }

    boolean symlink() {
        return (mode & TYPE_MASK) == SYMLINK;
    }

    public boolean fifo() {
        return (mode & TYPE_MASK) == FIFO;
    }

    /** Whether the kernel would raise somebody who runs it to root's user or group. */
    boolean raisesToRoot() {
        return ((mode & SET_UID) != 0 && uid == 0) || ((mode & SET_GID) != 0 && gid == 0);
    }

    /** Whether somebody other than root may replace it, or what is in it. */
    boolean changeableByOthers() {
        if (uid != 0) {
            return true;
        }
        if (symlink() || (directory() && (mode & STICKY) != 0)) {
            return false;
        }
        return (mode & OTHER_WRITE) != 0 || ((mode & GROUP_WRITE) != 0 && gid != 0);
    }

    /** Whether the user may execute the file, or pass through the directory. */
    boolean executableBy(ScriptUser user) {
        if (user.root()) {
            return directory() || (mode & ANY_EXECUTE) != 0;
        }
        if (user.uid() == uid) {
            return (mode & EXECUTE << 6) != 0;
        }
        return (mode & (user.groups().contains(gid) ? EXECUTE << 3 : EXECUTE)) != 0;
    }

    String describe() {
        return String.format("mode %04o, owner %d:%d", mode & ~TYPE_MASK, uid, gid);
    }
}
