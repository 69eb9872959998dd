package io.vipward.vrrp.core;

import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.source.SourceBytes;
import io.vipward.vrrp.wire.HmacKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of {@code auth_hmac} by their numbers. What stands in files has been read before. */
final class HmacKeys {
    private final Map<Integer, HmacKey> byNumber = new HashMap<>();

    private HmacKeys() {}

    static HmacKeys of(@Nullable AuthHmac hmac) {
        HmacKeys keys = new HmacKeys();
        if (hmac != null) {
            for (AuthHmac.Key written : hmac.keys()) {
                HmacKey key = HmacKey.decode(written.number(), SourceBytes.encode(written.text()));
                if (key != null) {
                    keys.byNumber.put(written.number(), key);
                }
            }
        }
        return keys;
    }

    @Nullable
    HmacKey key(int number) {
        return byNumber.get(number);
    }
}
