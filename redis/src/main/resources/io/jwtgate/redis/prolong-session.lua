-- Writes down a later end of a session among those of its subject. One that is not named there, as
-- after an eviction, or has to give way would be found by nobody who ends all, so it has ended.
-- KEYS: the subject's set. ARGV: the session's name, its end, how long the set is kept after the
-- last end, now.
-- Answers: whether it goes on.
local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not ends or tonumber(ends) <= tonumber(ARGV[4]) then
  return 0
end
redis.call('ZADD', KEYS[1], 'XX', ARGV[2], ARGV[1])
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', tonumber(last[2]) + tonumber(ARGV[3])))
return 1
