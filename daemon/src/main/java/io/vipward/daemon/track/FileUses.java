package io.vipward.daemon.track;

import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.FileCheck;
import io.vipward.parser.model.TrackFile;
import io.vipward.parser.model.VrrpTracking;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which tracked files matter to anybody: the others are not watched. */
final class FileUses {
    private FileUses() {}

    static List<TrackFile> of(Configuration configuration) {
        Set<String> names = new HashSet<>();
        Stream.concat(
                        configuration.vrrpInstances().stream().map(instance -> instance.tracking()),
                        configuration.vrrp().syncGroups().stream().map(group -> group.tracking()))
                .flatMap(tracking -> tracking.files().stream())
                .map(VrrpTracking.Tracked::name)
                .forEach(names::add);
        configuration.virtualServers().stream()
                .flatMap(server -> server.realServers().stream())
                .flatMap(server -> server.checkers().stream())
                .filter(FileCheck.class::isInstance)
                .map(FileCheck.class::cast)
                .map(FileCheck::trackFile)
                .forEach(names::add);
        return configuration.trackers().files().stream()
                .filter(file -> names.contains(file.name()))
                .toList();
    }
}
