package io.vipward.daemon.track;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * Users and groups of the host, asked through {@code getent} so that directory services count too. Each is asked for once,
 * however many scripts it runs: an instance serves one reading of a configuration. Blocking: only for the thread that loads
 * configurations.
 */
final class AccountDatabase {
    private static final int TIMEOUT_SECONDS = 10;

    private final BinaryOperator<String> getent;
    private final Map<String, List<String>> users = new HashMap<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private final Map<String, String> memberships = new HashMap<>();

    AccountDatabase() {
        this(AccountDatabase::getent);
    }

    /**
     * With another way to ask.
     *
     * @param getent the line of a database and a name, empty for none
     */
    AccountDatabase(BinaryOperator<String> getent) {
        this.getent = getent;
    }

    Optional<ScriptUser> user(String name) {
        List<String> fields = users.computeIfAbsent(name, user -> entry("passwd", user));
        return fields.size() < 4
                ? Optional.empty()
                : Optional.of(new ScriptUser(
                        fields.get(0),
                        Integer.parseUnsignedInt(fields.get(2)),
                        Integer.parseUnsignedInt(fields.get(3))));
    }

    Optional<Integer> group(String name) {
        List<String> fields = groups.computeIfAbsent(name, group -> entry("group", group));
        return fields.size() < 3 ? Optional.empty() : Optional.of(Integer.parseUnsignedInt(fields.get(2)));
    }

    /** The groups that a user is in beside its primary one. */
    List<Integer> groupsOf(String user) {
        String line = memberships.computeIfAbsent(user, name -> getent.apply("initgroups", name));
        // The name, and then the numbers.
        return Stream.of(line.split("\\s+"))
                .skip(1)
                .filter(word -> !word.isEmpty())
                .map(Integer::parseUnsignedInt)
                .toList();
    }

    private List<String> entry(String database, String name) {
        String line = getent.apply(database, name);
        return line.isEmpty() ? List.of() : List.of(line.split(":", -1));
    }

    private static String getent(String database, String name) {
        try {
            Process process = new ProcessBuilder("getent", "--", database, name)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String line = new String(process.getInputStream().readNBytes(65_536), StandardCharsets.UTF_8).strip();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return line;
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
