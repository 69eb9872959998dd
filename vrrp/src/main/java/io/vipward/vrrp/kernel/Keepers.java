package io.vipward.vrrp.kernel;

import io.vipward.vrrp.kernel.holdings.StaticItemsKeeper;

/** Those who follow the kernel beside the elections. */
record Keepers(InterfaceKeeper interfaces, StaticItemsKeeper statics) {}
