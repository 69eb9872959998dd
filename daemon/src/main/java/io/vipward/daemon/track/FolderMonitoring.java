package io.vipward.daemon.track;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/** Whether changes in a folder can be watched. */
public enum FolderMonitoring {
    POSSIBLE,
    MISSING,
    /** Nothing changes there, or the kernel would not tell. */
    REFUSED;

    /** Their files change without a write of this machine, or are not really there. */
    private static final Set<String> UNTOLD = Set.of(
            "proc",
            "sysfs",
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "9p",
            "afs",
            "ceph",
            "cgroup",
            "cgroup2",
            "debugfs",
            "tracefs",
            "securityfs",
            "configfs",
            "pstore",
            "efivarfs",
            "bpf",
            "devpts",
            "autofs");

    /** On this machine; blocking. */
    public static FolderMonitoring of(String folder) {
        try {
            Path real = Path.of(folder).toRealPath();
            if (!Files.isDirectory(real)) {
                return MISSING;
            }
            FileStore store = Files.getFileStore(real);
            String type = store.type();
            return store.isReadOnly() || UNTOLD.contains(type) || type.startsWith("fuse") ? REFUSED : POSSIBLE;
        } catch (IOException | InvalidPathException e) {
            return MISSING;
        }
    }
}
