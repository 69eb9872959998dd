package io.vipward.daemon.track;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.FolderWatch;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.TrackFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the numbers in tracked files: each is read when it is written and closed, and when it comes or goes, which its
 * folder tells. On the thread of its loop, which is the one that may wait for a disk.
 */
public final class FileTracker {
    private static final Logger LOG = LoggerFactory.getLogger(FileTracker.class);

    /** The other way round there is one less. */
    private static final long MOST = 1L << 31;

    private final EventLoop loop;
    private final FileListener listener;
    private final Map<String, FollowedFile> files = new LinkedHashMap<>();
    private final Map<String, Long> values = new HashMap<>();
    private final Map<Path, Integer> folders = new HashMap<>();
    private @Nullable FolderWatch watch;

    /** A tracker without files. */
    public FileTracker(EventLoop loop, FileListener listener) {
        this.loop = loop;
        this.listener = listener;
    }

    /**
     * Follows those files that something in the configuration tracks, and no others. Nobody is told of what they say now:
     * {@link #values} has it. Symbolic links count as they are at this moment.
     */
    public void track(Configuration configuration) {
        List<TrackFile> tracked = FileUses.of(configuration);
        files.clear();
        for (TrackFile file : tracked) {
            try {
                files.put(file.name(), FollowedFile.of(file.path()));
            } catch (IOException refused) {
                LOG.error("track_file {} counts as 0: {}", file.name(), refused.getMessage());
            }
        }
        values.keySet().retainAll(files.keySet());
        // Watched before they are read: what is written in between is told.
        watchFolders();
        files.forEach((name, file) -> values.merge(name, number(file, values.getOrDefault(name, 0L)), (a, b) -> b));
    }

    /** What each file that is followed says, by the name of its {@code track_file}. */
    public Map<String, Long> values() {
        return Map.copyOf(values);
    }

    /** Follows nothing any more. */
    public void stop() {
        files.clear();
        values.clear();
        folders.clear();
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private void watchFolders() {
        Set<Path> needed = new HashSet<>();
        files.values().forEach(file -> needed.add(file.folder()));
        if (needed.isEmpty() && watch == null) {
            return;
        }
        try {
            FolderWatch open = watch == null ? FolderWatch.open(loop, new Changes()) : watch;
            watch = open;
            folders.forEach((folder, number) -> {
                if (!needed.contains(folder)) {
                    open.remove(number);
                }
            });
            folders.keySet().retainAll(needed);
            for (Path folder : needed) {
                folders.put(folder, open.add(folder.toString()));
            }
        } catch (SystemCallException refused) {
            LOG.error("Tracked files cannot be followed: {}", refused.getMessage());
        }
    }

    private void look(String trackFile, FollowedFile file) {
        long before = values.getOrDefault(trackFile, 0L);
        long now = number(file, before);
        if (now != before) {
            values.put(trackFile, now);
            listener.says(trackFile, now);
        }
    }

    private static long number(FollowedFile file, long before) {
        long number = file.read();
        if (number < -MOST || number > MOST) {
            LOG.info("Invalid number {} read from {} - ignoring", number, file.path());
            return before;
        }
        return number;
    }

    /** What the watch tells. */
    private final class Changes implements FolderWatch.FolderHandler {
        @Override
        public void onFile(int folder, String name) {
            new LinkedHashMap<>(files).forEach((trackFile, file) -> {
                Integer number = folders.get(file.folder());
                if (number != null && number == folder && file.name().equals(name)) {
                    look(trackFile, file);
                }
            });
        }

        @Override
        public void onGone(int folder) {
            folders.entrySet().removeIf(entry -> {
                boolean gone = entry.getValue() == folder;
                if (gone) {
                    LOG.error("{} is gone: tracked files in it are not followed before a reload", entry.getKey());
                }
                return gone;
            });
            onOverflow();
        }

        @Override
        public void onOverflow() {
            new LinkedHashMap<>(files).forEach(FileTracker.this::look);
        }
    }
}
