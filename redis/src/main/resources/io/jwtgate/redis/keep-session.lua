-- Keeps a new session.
-- KEYS: the session. ARGV: when it is forgotten, then its fields.
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
redis.call('PEXPIREAT', KEYS[1], ARGV[1])
return 1
