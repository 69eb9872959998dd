package io.vipward.netlink.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnGroupsTest {
    @ParameterizedTest
    @CsvSource({
        "0, '', false",
        "0, '0 ', false",
        "0, '0 24 27 ', true",
        "0, '24 ', true",
        "1000, '1000 27 ', false",
    })
    void groupsOfRootCountThatAreNotRoots(String user, String groups, boolean more) {
        String users = "Uid:\t" + user + "\t" + user + "\t" + user + "\t" + user;

        assertEquals(more, OwnGroups.moreThanRoots(List.of("Name:\tjava", users, "Groups:\t" + groups)));
    }
}
