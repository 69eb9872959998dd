package io.vipward.ipvs.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.IpvsTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is saved is restored, and what is wrong is named. */
class SavedTableTest {

    @Test
    void whatIsSavedIsReadBack() throws IOException {
        String saved;
        try (InputStream in = SavedTableTest.class.getResourceAsStream("/saved/every-form")) {
            saved = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        SavedTableReader.Read read = SavedTableReader.read(saved);

        assertEquals(List.of(), read.errors());
        assertEquals(
                saved.lines().sorted().toList(),
                SavedTable.text(read.table(), false).lines().sorted().toList());
    }

    @Test
    void longOptionsAndThresholdsAreRead() {
        IpvsTable table = SavedTableReader.read("""
                        # by hand
                        --add-service --tcp-service 10.0.0.1:80 --scheduler rr --persistent
                        --add-server --tcp-service 10.0.0.1:80 --real-server 10.1.0.1 --masquerading -x 100 -y 50
                        """).table();
        Destination destination = table.entries()
                .values()
                .iterator()
                .next()
                .destinations()
                .values()
                .iterator()
                .next();

        assertEquals(100, destination.upperThreshold());
        assertEquals(50, destination.lowerThreshold());
        assertEquals(
                "-A -t 10.0.0.1:80 -s rr -p 360\n-a -t 10.0.0.1:80 -r 10.1.0.1:0 -m -w 1 -x 100 -y 50\n",
                SavedTable.text(table, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-A -t 10.0.0.1:80x -s rr | the port 80x is not a number",
                "-A -t 10.0.0.1:65536 | the port 65536 is not in 0..65535",
                "-A -t 10.0.0.256:80 | 10.0.0.256 is not an address",
                "-A -t web.example:80 | web.example is not an address",
                "-A -t [fd00::1:80 | [fd00::1:80 is not an address and a port",
                "-A -t 10.0.0.1:80 -s best | no scheduler is called best",
                "-A -t 10.0.0.1:80 -b sh-ports | no scheduler flag is called sh-ports",
                "-A -t 10.0.0.1:80 -p 0 | the persistence time-out 0 is not in 1..4294967295",
                "-A -t 10.0.0.1:80 -M 0.0.0.0 | the netmask 0.0.0.0 is none",
                "-A -f 0 | the firewall mark 0 is not in 1..4294967295",
                "-A -s rr | no service is named with -t, -u, --sctp-service or -f",
                "-D -t 10.0.0.1:80 | -D is not an option of a saved table",
                "-A -t | the option -t needs a value",
                "-A -t 10.0.0.1:80 -t 10.0.0.1:81 | the option -t is there twice",
                "-a -t 10.9.9.9:80 -r 10.1.0.1 -m | no line before adds the service [10.9.9.9]:tcp:80",
                "-a -t 10.0.0.9:9 -m | no destination is named with -r",
                "-a -t 10.0.0.9:9 -r [fd00::1]:9 -m | only a tunnel leads from [10.0.0.9]:tcp:9 to [fd00::1]:9",
                "-a -t 10.0.0.9:9 -r 10.1.0.1 -w -1 | the option -w needs a value",
                "-a -t 10.0.0.9:9 -r 10.1.0.1 -y 5 | the lower threshold 5 is above the upper one, 0",
                "-a -t 10.0.0.9:9 -r 10.1.0.1 -i --tun-type gue | a tunnel of the type gue needs --tun-port",
                "-a -t 10.0.0.9:9 -r 10.1.0.1 -i --tun-type l2tp | no type of tunnel is called l2tp"
            })
    void whatIsWrongIsNamedWithItsLine(String line, String message) {
        List<String> errors =
                SavedTableReader.read("-A -t 10.0.0.9:9\n\n" + line + "\n").errors();

        assertEquals(List.of("line 3: " + message), errors);
    }
}
