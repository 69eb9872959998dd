package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.show.ConfigurationText;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ConfigurationDumpTest {
    private static final String INSTANCE = """
            vrrp_instance VI_%d {
              interface eth0
              virtual_router_id %d
              authentication {
                auth_type PASS
                auth_pass geheim
              }
              virtual_ipaddress {
                10.0.0.%d
              }
            }
            """;

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ConfigurationDump.class);

    @BeforeEach
    void listen() {
        written.start();
        logger.addAppender(written);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void restore() {
        logger.detachAppender(written);
        logger.setLevel(null);
    }

    private static Configuration instances(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            text.append(INSTANCE.formatted(i, i, i));
        }
        Configuration configuration =
                ConfigurationParser.parse("a.conf", text.toString()).configuration();
        assertNotNull(configuration);
        return configuration;
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void everyLineIsALogLineAndPasswordsAreNot() {
        Configuration configuration = instances(1);

        ConfigurationDump.write(configuration, () -> {});

        assertEquals(ConfigurationText.withoutSecrets(configuration).lines().toList(), lines());
        assertTrue(lines().contains("vrrp_instance VI_1 {"));
        assertTrue(lines().stream().noneMatch(line -> line.contains("geheim")));
    }

    @Test
    void longTextWaitsForTheLogNowAndThen() {
        AtomicInteger waits = new AtomicInteger();

        ConfigurationDump.write(instances(100), waits::incrementAndGet);

        assertEquals((lines().size() + 999) / 1_000, waits.get());
        assertTrue(waits.get() > 1);
    }
}
