package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceManagerTest {
    @Test
    void lifeOfADaemonIsToldInTheManagersWords() {
        List<String> told = new ArrayList<>();
        ServiceManager manager = new ServiceManager(told::add);

        manager.ready();
        manager.reloading(12_345_678L);
        manager.ready();
        manager.stopping();

        assertEquals(List.of("READY=1", "RELOADING=1\nMONOTONIC_USEC=12345", "READY=1", "STOPPING=1"), told);
    }
}
