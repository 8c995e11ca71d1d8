package io.jwtgate.session.store;

/** What a single process keeps of its sessions and revocations. */
record MemoryStore(SessionStore sessions, RevocationStore revocations) implements SharedStore {}
