package io.vipward.daemon.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private final Agreement.Opinion opinion = new Agreement.Opinion();

    @Test
    void whatIsSeenTwiceIsSaidOnce() {
        assertEquals(Optional.empty(), opinion.of(List.of("add a")));
        assertEquals(Optional.of("is not as it would be, which would take: add a"), opinion.of(List.of("add a")));
        assertEquals(Optional.empty(), opinion.of(List.of("add a")));
        assertEquals(Optional.empty(), opinion.of(List.of()));
        assertEquals(Optional.of("is as it would be"), opinion.of(List.of()));
    }

    @Test
    void aMomentsDifferenceIsNotSaid() {
        opinion.of(List.of());
        opinion.of(List.of());

        assertEquals(Optional.empty(), opinion.of(List.of("add a")));
        assertEquals(Optional.empty(), opinion.of(List.of()));
        assertEquals(Optional.empty(), opinion.of(List.of()));
    }

    @Test
    void aLongListIsCut() {
        List<String> seven = List.of("a", "b", "c", "d", "e", "f", "g");
        opinion.of(seven);

        assertEquals(
                Optional.of("is not as it would be, which would take: a, b, c, d, e and 2 more"), opinion.of(seven));
    }
}
