-- Adds to a count; one that never began, or has ended, begins.
-- KEYS: the count. ARGV: the amount, now, the end of one that begins, when that is
-- forgotten.
local ends = redis.call('HGET', KEYS[1], 'until')
if not ends or tonumber(ends) <= tonumber(ARGV[2]) then
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'until', ARGV[3])
  redis.call('PEXPIREAT', KEYS[1], ARGV[4])
end
redis.call('HINCRBY', KEYS[1], 'count', ARGV[1])
return 1
