package io.vipward.daemon.track;

import io.vipward.daemon.track.ScriptDecision.Accepted;
import io.vipward.daemon.track.ScriptDecision.Cause;
import io.vipward.daemon.track.ScriptDecision.Refused;
import io.vipward.parser.model.NotifyFifos;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ScriptSecurity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides which configured commands may run, as whom, and through which file. Blocking (files, accounts): only for the
 * thread that loads configurations.
 */
final class ScriptGate {
    private static final String DEFAULT_ACCOUNT = "keepalived_script";
    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin";
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    private final ScriptSecurity security;
    private final Function<String, Optional<ScriptUser>> users;
    private final Function<String, Optional<Integer>> groups;
    private final Function<String, List<Integer>> memberships;
    private final String searchPath;

    ScriptGate(ScriptSecurity security, AccountDatabase accounts, String searchPath) {
        this(security, accounts::user, accounts::group, accounts::groupsOf, searchPath);
    }

    ScriptGate(
            ScriptSecurity security,
            Function<String, Optional<ScriptUser>> users,
            Function<String, Optional<Integer>> groups,
            Function<String, List<Integer>> memberships,
            String searchPath) {
        this.memberships = memberships;
        this.security = security;
        this.users = users;
        this.groups = groups;
        this.searchPath = searchPath.isEmpty() ? DEFAULT_PATH : searchPath;
    }

    ScriptDecision decide(ScriptCommand command) {
        List<String> notes = new ArrayList<>();
        Optional<ScriptUser> user = user(command, notes);
        if (user.isEmpty()) {
            return new Refused(command.user() == null ? Cause.DEFAULT_USER : Cause.OWN_USER, notes);
        }
        String name = command.arguments().get(0);
        if (command.opensFile()) {
            return new Accepted(ScriptProgram.openTest(command.arguments(), user.get()), false, notes);
        }
        Optional<Path> found = name.contains("/") ? Optional.of(Path.of(name)) : search(name, user.get(), notes);
        if (found.isEmpty()) {
            notes.add("Cannot find script " + name + " in path - disabling");
            return new Refused(Cause.NOT_ACCESSIBLE, notes);
        }
        return judge(command, found.get(), user.get(), notes);
    }

    /** Whether scripts and FIFOs without a user of their own have one. */
    boolean hasDefaultUser() {
        return user(security.user(), security.group(), "scripts", new ArrayList<>())
                .isPresent();
    }

    /** To whom a FIFO belongs. */
    Optional<ScriptUser> owner(NotifyFifos.Fifo fifo) {
        boolean own = fifo.user() != null;
        return user(
                own ? fifo.user() : security.user(),
                own ? fifo.group() : security.group(),
                String.valueOf(fifo.path()),
                new ArrayList<>());
    }

    private Optional<ScriptUser> user(ScriptCommand command, List<String> notes) {
        boolean own = command.user() != null;
        return user(
                own ? command.user() : security.user(),
                own ? command.group() : security.group(),
                command.arguments().get(0),
                notes);
    }

    private Optional<ScriptUser> user(
            @Nullable String userName, @Nullable String groupName, String script, List<String> notes) {
        Optional<ScriptUser> user = withoutOtherGroups(userName, groupName, script, notes);
        return security.supplementaryGroups() ? user.map(one -> one.with(memberships.apply(one.name()))) : user;
    }

    private Optional<ScriptUser> withoutOtherGroups(
            @Nullable String userName, @Nullable String groupName, String script, List<String> notes) {
        if (userName == null) {
            Optional<ScriptUser> account = users.apply(DEFAULT_ACCOUNT);
            if (account.isEmpty() && security.enabled()) {
                notes.add("Unable to set default user " + DEFAULT_ACCOUNT + " for script " + script
                        + ": create the account, or name another with script_user in global_defs");
            }
            return account.isPresent() || security.enabled() ? account : Optional.of(ScriptUser.ROOT);
        }
        Optional<ScriptUser> user = users.apply(userName);
        if (user.isEmpty()) {
            notes.add("Script user '" + userName + "' does not exist");
            return user;
        }
        if (groupName == null) {
            return user;
        }
        Optional<Integer> group = groups.apply(groupName);
        if (group.isEmpty()) {
            notes.add("Script group '" + groupName + "' does not exist");
        }
        return group.map(gid -> new ScriptUser(userName, user.get().uid(), gid));
    }

    private Optional<Path> search(String name, ScriptUser user, List<String> notes) {
        for (String directory : searchPath.split(":", -1)) {
            Path candidate = Path.of(directory.isEmpty() ? "." : directory).resolve(name);
            if (executable(candidate, user)) {
                notes.add("WARNING - script `" + name + "` resolved by path search to `" + candidate
                        + "`. Please specify full path.");
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean executable(Path candidate, ScriptUser user) {
        try {
            FilePermissions file = ScriptPath.follow(candidate).file();
            return file.regular() && file.executableBy(user);
        } catch (IOException e) {
            return false;
        }
    }

    private ScriptDecision judge(ScriptCommand command, Path configured, ScriptUser user, List<String> notes) {
        try {
            ScriptPath path = ScriptPath.follow(configured);
            Optional<Path> barred = path.firstBarred(user);
            if (barred.isPresent()) {
                notes.add("Script " + configured + " cannot be accessed - Permission denied (" + user.name()
                        + " may not pass " + barred.get() + ")");
                return new Refused(Cause.NOT_ACCESSIBLE, notes);
            }
            FilePermissions file = path.file();
            if (!file.regular()) {
                notes.add("Wrong file type found in script path '" + configured + "'.");
                return new Refused(Cause.INSECURE, notes);
            }
            if (!file.executableBy(user)) {
                notes.add("WARNING - script '" + configured + "' is not executable for uid:gid " + user.uid() + ":"
                        + user.gid() + " - disabling.");
                notes.add("  make it executable: chmod +x " + configured);
                return new Refused(Cause.NOT_EXECUTABLE, notes);
            }
            boolean insecure = (user.privileged() || file.raisesToRoot()) && complains(path, configured, notes);
            if (insecure && security.enabled()) {
                return new Refused(Cause.INSECURE, notes);
            }
            ScriptProgram program = new ScriptProgram(
                    (security.symbolicLinks() ? configured : path.real()).toString(),
                    command.arguments(),
                    user,
                    hasInterpreter(path.real()));
            if (!program.hasInterpreter()) {
                notes.add(
                        "WARNING - script '" + configured + "' has no #! line: it is run with /bin/sh. keepalived would"
                                + " never run it and count it as succeeded; add a first line such as #!/bin/sh");
            }
            return new Accepted(program, insecure, notes);
        } catch (NoSuchFileException e) {
            notes.add("Script " + configured + " cannot be accessed - No such file or directory");
        } catch (IOException e) {
            notes.add("Script " + configured + " cannot be accessed - " + e.getMessage());
        }
        return new Refused(Cause.NOT_ACCESSIBLE, notes);
    }

    private boolean complains(ScriptPath path, Path configured, List<String> notes) {
        Optional<Map.Entry<Path, FilePermissions>> unsafe = path.firstUnsafe();
        if (unsafe.isEmpty()) {
            return false;
        }
        notes.add("Unsafe permissions found for script '" + configured + "'"
                + (security.enabled() ? " - disabling." : "."));
        Path element = unsafe.get().getKey();
        notes.add("  " + element + " has " + unsafe.get().getValue().describe() + "; repair it: chown root " + element
                + " && chmod go-w " + element);
        return true;
    }

    /** Whether the kernel can execute the file: a program, or a text that names its interpreter. */
    private static boolean hasInterpreter(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(ELF.length);
        }
        boolean shebang = head.length >= 2 && head[0] == '#' && head[1] == '!';
        return shebang || Arrays.equals(head, ELF);
    }
}
