package io.vipward.bench;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reads one file completely: from the disk's cache to the typed configuration. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ParserBenchmark {
    @Param("")
    public String file = "";

    /** The first time in a virtual machine, its start not included: as a configuration test does it. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(value = 10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public ParseResult cold() {
        return ConfigurationParser.parse(Path.of(file));
    }

    /** Again and again: as a reload does it. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(value = 2)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public ParseResult warm() {
        return ConfigurationParser.parse(Path.of(file));
    }
}
