package io.vipward.vrrp.simulation;

import java.util.SplittableRandom;

/**
 * What a machine of a random cluster decides for itself about an instance.
 *
 * @param text lines of a {@code vrrp_instance}
 */
record Personality(String text) {
    private static final int OWNER = 255;

    static Personality draw(SplittableRandom random, RandomCluster cluster, int machine) {
        StringBuilder text = new StringBuilder();
        int priority = cluster.priority(machine);
        text.append("priority ").append(priority).append('\n');
        text.append("state ").append(priority == OWNER ? "MASTER" : "BACKUP").append('\n');
        if (random.nextInt(3) == 0) {
            text.append("down_timer_adverts ").append(2 + random.nextInt(4)).append('\n');
        }
        if (priority != OWNER) {
            appendPreemption(text, random, cluster);
        } else if (!cluster.severalOwners() && random.nextBoolean()) {
            text.append("owner_ignore_adverts\n");
        }
        if (random.nextInt(4) == 0) {
            text.append("lower_prio_no_advert\n");
        }
        if (random.nextInt(4) == 0) {
            text.append("higher_prio_send_advert\n");
        }
        if (random.nextInt(4) == 0) {
            text.append("no_accept\n");
        }
        if (random.nextInt(4) == 0) {
            text.append("garp_master_refresh 1\n");
        }
        if (random.nextInt(8) == 0) {
            text.append("dont_track_primary\n");
        }
        return new Personality(text.toString());
    }

    private static void appendPreemption(StringBuilder text, SplittableRandom random, RandomCluster cluster) {
        switch (random.nextInt(5)) {
            case 0 -> text.append("nopreempt\n");
            case 1 -> text.append("nopreempt\ntimer_expired_backup\n");
            case 2 -> text.append("preempt_delay ").append(cluster.seconds(4)).append('\n');
            default -> {}
        }
    }
}
