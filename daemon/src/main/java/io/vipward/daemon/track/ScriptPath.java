package io.vipward.daemon.track;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A script's file followed from the root directory on, through symbolic links, with everything met on the way:
 * whoever may change one of those elements decides what runs.
 *
 * @param real the file itself, free of links
 * @param elements each directory, link and the file, in the order met
 */
record ScriptPath(Path real, Map<Path, FilePermissions> elements) {
    private static final int MAX_LINKS = 40;

    ScriptPath {
        elements = Map.copyOf(elements);
    }

    /**
     * Follows the path as the kernel does.
     *
     * @throws IOException the file is not there, a loop of links, or something on the way is no directory
     */
    static ScriptPath follow(Path start) throws IOException {
        Map<Path, FilePermissions> met = new LinkedHashMap<>();
        Path remaining = start.toAbsolutePath();
        int links = 0;
        while (true) {
            Path current = Path.of("/");
            met.putIfAbsent(current, FilePermissions.of(current));
            @Nullable Path redirected = null;
            int count = remaining.getNameCount();
            for (int i = 0; i < count && redirected == null; i++) {
                Path next = step(current, remaining.getName(i));
                FilePermissions permissions = FilePermissions.of(next);
                met.putIfAbsent(next, permissions);
                if (permissions.symlink()) {
                    redirected = target(next, i + 1 < count ? remaining.subpath(i + 1, count) : null);
                } else {
                    current = next;
                }
            }
            if (redirected == null) {
                return new ScriptPath(current, met);
            }
            if (++links > MAX_LINKS) {
                throw new IOException("too many levels of symbolic links");
            }
            remaining = redirected;
        }
    }

    private static Path step(Path directory, Path name) {
        if (name.toString().equals("..")) {
            Path parent = directory.getParent();
            return parent == null ? directory : parent;
        }
        return name.toString().equals(".") ? directory : directory.resolve(name);
    }

    private static Path target(Path link, @Nullable Path rest) throws IOException {
        Path parent = link.getParent();
        Path to = Files.readSymbolicLink(link);
        Path absolute = parent == null ? to : parent.resolve(to);
        return rest == null ? absolute : absolute.resolve(rest);
    }

    FilePermissions file() throws NoSuchFileException {
        FilePermissions permissions = elements.get(real);
        if (permissions == null) {
            throw new NoSuchFileException(real.toString());
        }
        return permissions;
    }

    /** The first element that somebody other than root may change. */
    Optional<Map.Entry<Path, FilePermissions>> firstUnsafe() {
        return elements.entrySet().stream()
                .filter(element -> element.getValue().changeableByOthers())
                .min(Map.Entry.comparingByKey());
    }

    /** A directory on the way that the user may not pass. */
    Optional<Path> firstBarred(ScriptUser user) {
        return elements.entrySet().stream()
                .filter(element -> element.getValue().directory())
                .filter(element -> !element.getValue().executableBy(user))
                .map(Map.Entry::getKey)
                .min(Path::compareTo);
    }
}
