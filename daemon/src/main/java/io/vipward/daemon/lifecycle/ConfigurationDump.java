package io.vipward.daemon.lifecycle;

import io.vipward.parser.model.Configuration;
import io.vipward.parser.show.ConfigurationText;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code --dump-conf}: the configuration in effect as log lines. */
final class ConfigurationDump {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationDump.class);
    private static final int BATCH_LINES = 1_000;

    private ConfigurationDump() {}

    /**
     * Writes one log line for each line of the text, without passwords: more people read logs than configurations.
     *
     * @param makeRoom waits until the log takes many lines; nothing runs yet that could be held up
     */
    static void write(Configuration configuration, Runnable makeRoom) {
        List<String> lines =
                ConfigurationText.withoutSecrets(configuration).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i % BATCH_LINES == 0) {
                makeRoom.run();
            }
            LOG.info("{}", lines.get(i));
        }
    }
}
