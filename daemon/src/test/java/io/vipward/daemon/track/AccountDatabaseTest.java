package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountDatabaseTest {
    private final List<String> asked = new ArrayList<>();
    private final AccountDatabase accounts = new AccountDatabase((database, name) -> {
        asked.add(database + " " + name);
        return name.equals("nobody")
                ? "nobody:x:65534:65533:nobody:/:/bin/false"
                : name.equals("adm") ? "adm:x:4:" : name.equals("frr") ? "frr                   106 4294967294" : "";
    });

    @Test
    void userAndGroupAreReadFromTheirLines() {
        assertEquals(Optional.of(new ScriptUser("nobody", 65_534, 65_533)), accounts.user("nobody"));
        assertEquals(Optional.of(4), accounts.group("adm"));
        assertEquals(Optional.empty(), accounts.user("absent"));
        assertEquals(Optional.empty(), accounts.group("absent"));
    }

    @Test
    void otherGroupsOfAUserAreNumbersBehindItsName() {
        assertEquals(List.of(106, -2), accounts.groupsOf("frr"));
        assertEquals(List.of(), accounts.groupsOf("absent"));
        assertEquals(List.of("initgroups frr", "initgroups absent"), asked);
    }

    @Test
    void eachNameIsAskedForOnce() {
        for (int i = 0; i < 3; i++) {
            accounts.user("nobody");
            accounts.user("absent");
            accounts.group("adm");
        }

        assertEquals(List.of("passwd nobody", "passwd absent", "group adm"), asked);
    }
}
