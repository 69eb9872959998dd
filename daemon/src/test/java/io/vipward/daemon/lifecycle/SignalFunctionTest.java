package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** keepalived's names and numbers, as {@code --signum} prints them on x86-64. */
class SignalFunctionTest {
    @ParameterizedTest
    @CsvSource({"STOP, 15", "RELOAD, 1", "DATA, 10", "STATS, 12", "STATS_CLEAR, 63", "JSON, 36"})
    void aNameHasItsNumberAndTheNumberItsFunction(String name, int number) {
        SignalFunction function = SignalFunction.named(name);

        assertEquals(number, function == null ? 0 : function.number());
        assertEquals(function, SignalFunction.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "TDUMP", "TERM", ""})
    void otherNamesMeanNothing(String name) {
        assertNull(SignalFunction.named(name));
    }

    @Test
    void interruptHasNoNameOfItsOwn() {
        assertNull(SignalFunction.of(2));
    }
}
