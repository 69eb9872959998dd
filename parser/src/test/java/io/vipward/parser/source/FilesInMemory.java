package io.vipward.parser.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A disk that is a table of absolute paths; the working directory is the root. */
public final class FilesInMemory implements ConfigurationFiles {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    public FilesInMemory with(String path, String text) {
        texts.put(path, text);
        return this;
    }

    public FilesInMemory with(String path, Kind kind) {
        kinds.put(path, kind);
        return with(path, "");
    }

    @Override
    public Kind kind(String path) {
        String file = canonical(path);
        if (texts.containsKey(file)) {
            return kinds.getOrDefault(file, Kind.FILE);
        }
        String directory = file.endsWith("/") ? file : file + "/";
        boolean exists = texts.keySet().stream().anyMatch(name -> name.startsWith(directory));
        return exists ? Kind.DIRECTORY : Kind.MISSING;
    }

    @Override
    public @Nullable List<String> names(String directory) {
        String base = canonical(directory);
        String prefix = base.endsWith("/") ? base : base + "/";
        TreeSet<String> names = new TreeSet<>();
        for (String path : texts.keySet()) {
            if (path.startsWith(prefix)) {
                names.add(path.substring(prefix.length()).split("/", 2)[0]);
            }
        }
        return names.isEmpty() ? null : new ArrayList<>(names.descendingSet());
    }

    @Override
    public Content read(String path) {
        return new Content(texts.get(canonical(path)), "");
    }

    @Override
    public String canonical(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
