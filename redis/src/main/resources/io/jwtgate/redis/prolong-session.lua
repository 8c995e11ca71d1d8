-- Writes down a later end of a session among those of its subject, if it is named there.
-- KEYS: the subject's set. ARGV: the session's name, its end, how long the set is kept after the
-- last end.
redis.call('ZADD', KEYS[1], 'XX', ARGV[2], ARGV[1])
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
if last[2] then
  redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', tonumber(last[2]) + tonumber(ARGV[3])))
end
return 1
