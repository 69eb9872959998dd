package io.vipward.vrrp.interoperation;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Every kind of instance in every kind of event, ours as the master and as the backup of the distribution's keepalived.
 * The cells mostly wait for timers of the protocol, so they do it side by side.
 */
@Tag("kernel")
class InteroperabilityMatrixIT {
    /** The only row, column or role to be played, for who looks for a mistake: part of a cell's name. */
    private static final String ONLY = System.getProperty("vipward.cell", "");

    /** The first loggers must not be made by several threads at once. */
    @BeforeAll
    static void initializeLogging() {
        LoggerFactory.getILoggerFactory();
    }

    @ParameterizedTest(name = "{0}, ours is {1}: {2}")
    @MethodSource("cells")
    @Execution(ExecutionMode.CONCURRENT)
    void cell(Feature feature, Role role, Happening happening) throws Exception {
        try (Cell cell = new Cell(feature, role == Role.MASTER, happening == Happening.SCRIPT)) {
            happening.play(cell, feature);
            cell.assertSources();
            cell.assertNobodyComplains(happening.excused(feature));
        }
    }

    static Stream<Arguments> cells() {
        return Arrays.stream(Feature.values())
                .flatMap(feature -> Arrays.stream(Happening.values())
                        .flatMap(happening ->
                                Arrays.stream(Role.values()).map(role -> Arguments.of(feature, role, happening))))
                .filter(cell -> named(cell).contains(ONLY));
    }

    private static String named(Arguments cell) {
        Object[] parts = cell.get();
        return parts[0] + ", ours is " + parts[1] + ": " + parts[2];
    }

    /** What ours is to be while nothing happens. */
    enum Role {
        MASTER("master"),
        BACKUP("backup");

        private final String title;

        Role(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }
}
