package io.vipward.vrrp.wire;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Adverts of every kind: both versions and families, multicast and unicast, in an authentication header, with a trailer. */
final class RandomAdverts {
    static final HmacKey HMAC_KEY =
            Objects.requireNonNull(HmacKey.decode(1, new byte[HmacKey.LEAST_BYTES]), "32 bytes are a key");

    private final Random random;

    RandomAdverts(Random random) {
        this.random = random;
    }

    Advert next() {
        boolean six = random.nextBoolean();
        boolean version2 = random.nextBoolean();
        int count = random.nextInt(10) == 0 ? random.nextInt(256) : random.nextInt(4);
        List<InetAddress> addresses = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            addresses.add(address(six));
        }
        PacketEnvelope envelope = PacketEnvelope.outgoing(
                address(six), address(six), six ? 0 : 1 + random.nextInt(0xffff), random.nextInt(256));
        Advert plain = new Advert(
                envelope,
                new AdvertHeader(version2 ? 2 : 3, random.nextInt(16), random.nextInt(256), random.nextInt(256), count),
                version2 ? version2(six) : new AdvertBody.Version3(random.nextInt(16), random.nextInt(4096)),
                addresses,
                Protection.NONE);
        return surrounded(plain, six);
    }

    /** One of those that the family allows. */
    Sealing sealing(Advert advert) {
        if (!advert.overIpv4()) {
            return Sealing.PSEUDO_HEADER;
        }
        return switch (random.nextInt(3)) {
            case 0 -> Sealing.PLAIN;
            case 1 -> Sealing.PSEUDO_HEADER;
            default -> new Sealing(new ChecksumVariant.PseudoHeaderTo(address(false)), null);
        };
    }

    InetAddress address(boolean six) {
        byte[] bytes = new byte[six ? 16 : 4];
        random.nextBytes(bytes);
        return AdvertPropertiesTest.addressOf(bytes);
    }

    private AdvertBody version2(boolean six) {
        return new AdvertBody.Version2(random.nextInt(256), random.nextInt(256), six ? 0 : random.nextLong());
    }

    private Advert surrounded(Advert plain, boolean six) {
        Advert advert = plain;
        if (!six && random.nextInt(4) == 0) {
            long sequence = Integer.toUnsignedLong(random.nextInt());
            advert = advert.with(advert.protection().with(AuthenticationHeader.outgoing(advert.source(), sequence)));
        }
        return random.nextInt(4) == 0 ? HmacMac.sign(advert, HMAC_KEY, random.nextLong()) : advert;
    }
}
