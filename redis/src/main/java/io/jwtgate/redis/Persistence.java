package io.jwtgate.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the settings of a Redis may lose of what it has confirmed; times as its documentation. */
record Persistence(Map<String, String> settings, boolean replicated) {

  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (evicts()) {
      warnings.add(
          "maxmemory-policy drops revocations and sessions when memory is short: set noeviction");
    }
    if (!is("appendonly", "yes") && is("appendonly", "no")) {
      warnings.add(
          is("save", "")
              ? "Redis keeps nothing on disk: a restart ends all sessions; set appendonly yes"
              : "Redis keeps snapshots alone: a restart undoes logouts and logins since the last"
                  + " one; set appendonly yes");
    }
    if (is("appendonly", "yes") && is("appendfsync", "no")) {
      warnings.add("appendfsync no: a crash of the machine undoes half a minute; set everysec");
    }
    if (replicated && is("min-replicas-to-write", "0")) {
      warnings.add(
          "min-replicas-to-write is 0: a failover undoes what no replica had; set 1 or more");
    }
    return warnings;
  }

  private boolean evicts() {
    return settings.getOrDefault("maxmemory-policy", "").startsWith("allkeys-")
        && !is("maxmemory", "0");
  }

  /** False too where Redis does not say. */
  private boolean is(String name, String value) {
    return value.equals(settings.get(name));
  }
}
