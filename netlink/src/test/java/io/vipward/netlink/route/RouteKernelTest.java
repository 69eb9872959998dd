package io.vipward.netlink.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vipward.netlink.fake.FakeKernel;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Vectors;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteKernelTest {
    @Test
    void linksComeFromADump() throws Exception {
        List<NetlinkMessage> answers = Vectors.answers("ip-link-dump").stream()
                .filter(NetlinkMessage::multi)
                .filter(message -> message.type() == LinkCodec.NEW_LINK)
                .toList();
        FakeKernel kernel = new FakeKernel(request -> new Reply.Data(answers));

        List<Link> links = new RouteKernel(kernel).links();

        assertEquals(answers.size(), links.size());
        assertEquals(LinkCodec.GET_LINK, kernel.requests().get(0).type());
        assertEquals(0x301, kernel.requests().get(0).flags());
    }

    @Test
    void changesGoInOneBatchAndEachHasItsReply() throws Exception {
        InterfaceAddress address = InterfaceAddress.of(2, InetAddress.getByName("192.0.2.1"), 32);
        FakeKernel kernel = new FakeKernel(request -> request.type() == AddressCodec.NEW_ADDRESS
                ? Reply.ACKNOWLEDGED
                : new Reply.Failed(Errno.EADDRNOTAVAIL));

        List<Reply> replies = new RouteKernel(kernel)
                .apply(List.of(new AddressChange.Delete(address), new AddressChange.Add(address)));

        assertEquals(List.of(new Reply.Failed(Errno.EADDRNOTAVAIL), Reply.ACKNOWLEDGED), replies);
        assertEquals(1, kernel.batches().size());
    }

    @Test
    void dumpThatFailsIsAnOperatingFailure() {
        RouteKernel kernel = new RouteKernel(FakeKernel.refusing(Errno.EPERM));

        SystemCallException failure = assertThrows(SystemCallException.class, kernel::addresses);

        assertEquals("netlink dump(addresses): EPERM", failure.getMessage());
    }
}
