package io.vipward.daemon.lifecycle;

import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.source.SourceBytes;
import io.vipward.vrrp.wire.HmacKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of {@code auth_hmac} that stand in files, so that engines need no files. A key that cannot be read is left
 * out by name; without its active key an instance sends adverts that its peers refuse, so it does not run.
 */
final class HmacKeyFiles {
    private static final String FILE = "file:";
    /** What keepalived reads of a file; hexadecimal digits of the longest key and its prefix. */
    private static final int MOST_BYTES = 139;

    private static final Set<PosixFilePermission> FOR_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Omissions omissions;

    private HmacKeyFiles(Omissions omissions) {
        this.omissions = omissions;
    }

    /** The configuration with the keys themselves in the place of files. */
    static Configuration resolve(Configuration configuration, Omissions omissions) {
        HmacKeyFiles files = new HmacKeyFiles(omissions);
        VirtualRouters routers = configuration.vrrp();
        List<VrrpInstance> kept = new ArrayList<>();
        for (VrrpInstance instance : routers.instances()) {
            VrrpInstance resolved = files.resolve(instance);
            if (resolved != null) {
                kept.add(resolved);
            }
        }
        return configuration.with(new VirtualRouters(kept, routers.syncGroups()));
    }

    private @Nullable VrrpInstance resolve(VrrpInstance instance) {
        VirtualRouter router = instance.router();
        AuthHmac hmac = router.authentication().hmac();
        if (hmac == null) {
            return instance;
        }
        List<AuthHmac.Key> keys = new ArrayList<>();
        boolean active = false;
        for (AuthHmac.Key key : hmac.keys()) {
            AuthHmac.Key read = key.text().startsWith(FILE) ? read(instance, key) : key;
            if (read != null) {
                keys.add(read);
                active |= read.number() == hmac.activeKey();
            }
        }
        if (!active && hmac.mode() != AuthHmac.Mode.RECEIVE_ONLY) {
            say(
                    instance,
                    "vrrp_instance " + instance.name() + " is left out: its active_key " + hmac.activeKey()
                            + " cannot be used, and without it no peer would believe its adverts");
            return null;
        }
        AuthHmac resolved = new AuthHmac(keys, hmac.activeKey(), hmac.windowSeconds(), hmac.antiReplay(), hmac.mode());
        return instance.with(router.with(VrrpAuthentication.of(resolved)));
    }

    private AuthHmac.@Nullable Key read(VrrpInstance instance, AuthHmac.Key key) {
        String name = key.text().substring(FILE.length());
        String what = "(" + instance.name() + ") key " + key.number() + " in " + name;
        try {
            Path path = Path.of(name);
            byte[] content = content(path);
            if (HmacKey.decode(key.number(), content) == null) {
                say(instance, what + " is ignored: it must hold 32 to 64 bytes, or hex: and their digits");
                return null;
            }
            if (Files.getPosixFilePermissions(path).stream().anyMatch(FOR_OTHERS::contains)) {
                say(instance, what + " can be read by others than its owner: chmod 600 " + name);
            }
            return new AuthHmac.Key(key.number(), SourceBytes.decode(content));
        } catch (IOException | InvalidPathException | UnsupportedOperationException refused) {
            say(
                    instance,
                    what + " is ignored: it cannot be read ("
                            + refused.getClass().getSimpleName() + ")");
            return null;
        }
    }

    private static byte[] content(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private void say(VrrpInstance instance, String message) {
        omissions.add(instance.origins().block(), message);
    }
}
