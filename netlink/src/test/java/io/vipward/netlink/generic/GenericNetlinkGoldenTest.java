package io.vipward.netlink.generic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vipward.netlink.fake.FakeKernel;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Vectors;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class GenericNetlinkGoldenTest {
    @Test
    void familyIsResolvedAsIpvsadmDoesIt() {
        NetlinkMessage answer = Vectors.answers("genl-getfamily-ipvs").get(0);
        FakeKernel kernel = new FakeKernel(request -> FakeKernel.data(answer));

        FamilyResolution resolution = new GenericNetlink(kernel).resolve("IPVS");

        assertEquals(new FamilyResolution.Family(28, "IPVS", 1), resolution);
        assertEquals(
                Vectors.comparable(Vectors.requests("genl-getfamily-ipvs").get(0)),
                Vectors.comparable(kernel.requests().get(0)));
    }

    @Test
    void missingFamilyIsAValue() {
        FamilyResolution resolution = new GenericNetlink(FakeKernel.refusing(Errno.ENOENT)).resolve("IPVS");

        assertEquals(new FamilyResolution.Missing(Errno.ENOENT), resolution);
    }

    @Test
    void answerThatSaysNothingIsNoFamily() {
        FakeKernel kernel = new FakeKernel(
                request -> FakeKernel.data(new NetlinkMessage(16, 0, 0, ByteBuffer.wrap(new byte[] {1}))));

        FamilyResolution resolution = new GenericNetlink(kernel).resolve("IPVS");

        assertEquals(new FamilyResolution.Missing(Errno.EBADMSG), resolution);
    }

    @Test
    void messageTooShortForItsHeaderHasNoCommandAndNoAttributes() {
        NetlinkMessage stub = new NetlinkMessage(28, 0, 0, ByteBuffer.wrap(new byte[] {1, 1}));

        assertEquals(-1, GenericNetlink.command(stub));
        assertFalse(GenericNetlink.attributes(stub).next());
    }
}
