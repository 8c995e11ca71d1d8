-- The atomic step: replaces a session if its current token is still the expected one.
-- KEYS: the session. ARGV: the expected current, when the session is forgotten, then its fields.
if redis.call('HGET', KEYS[1], 'current') ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
redis.call('PEXPIREAT', KEYS[1], ARGV[2])
return 1
