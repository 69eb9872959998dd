package io.vipward.daemon.lifecycle;

import io.vipward.daemon.logging.LogTarget;
import io.vipward.daemon.logging.Logging;
import io.vipward.daemon.logging.SyslogFacility;
import io.vipward.daemon.track.ScriptTracker;
import io.vipward.netlink.fake.FakeKernel;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.vrrp.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Part of the training for the archive of classes: loads what a daemon loads, so that the real
 * start, and the first takeover, find their classes parsed and linked. Needs no privileges and changes nothing.
 */
public final class ArchiveTraining {
    private static final String OWN_JARS = "vipward-";
    private static final int TRAINING_ROUNDS = 2;
    private static final String CLASS = ".class";

    private ArchiveTraining() {}

    /**
     * Loads and exits.
     *
     * @param arguments a configuration file, then the folder of the distribution's jars
     */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        try (Logging logging =
                        Logging.start(new LogTarget(false, false, SyslogFacility.DAEMON, false, false), null, 0);
                EventLoop loop = new EventLoop("training")) {
            Preparation preparation = Preparation.of(new ConfigurationSource(Path.of(arguments[0]), null, false));
            LoggerFactory.getLogger(ArchiveTraining.class)
                    .info("{} findings", preparation.findings().size());
            new ScriptTracker(loop, (script, run) -> {}, Map.of()).track(List.of());
            loop.timer("end", now -> loop.stop()).armAt(loop.now());
            loop.run();
            new Rehearsal(FakeKernel.agreeable()).play(TRAINING_ROUNDS, Long.MAX_VALUE / 2);
        }
        try (Stream<Path> jars = Files.list(Path.of(arguments[1]))) {
            for (Path jar : jars.filter(path -> path.getFileName().toString().startsWith(OWN_JARS))
                    .filter(path -> path.toString().endsWith(".jar"))
                    .toList()) {
                loadAll(jar);
            }
        }
    }

    private static void loadAll(Path jar) throws IOException, ClassNotFoundException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(CLASS) && !name.endsWith("package-info.class")) {
                    String className =
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.');
                    Class.forName(className, false, ArchiveTraining.class.getClassLoader());
                }
            }
        }
    }
}
