-- Keeps a revocation under the next number, drops ended ones, and tells who listens.
-- KEYS: entries, order, ends, seq, epoch.
-- ARGV: target, before, until, the rest of the text, now, a new epoch, channel.
local ended = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', ARGV[5], 'LIMIT', 0, 1000)
for _, target in ipairs(ended) do
  redis.call('HDEL', KEYS[1], target)
  redis.call('ZREM', KEYS[2], target)
  redis.call('ZREM', KEYS[3], target)
end

-- Of two with the same target the later times count.
local before, till = ARGV[2], ARGV[3]
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known then
  local known_before, known_till = string.match(known, '^(%-?%d+) (%-?%d+) ')
  if tonumber(known_before) > tonumber(before) then before = known_before end
  if tonumber(known_till) > tonumber(till) then till = known_till end
end

redis.call('SETNX', KEYS[5], ARGV[6])
local seq = redis.call('INCR', KEYS[4])
redis.call('HSET', KEYS[1], ARGV[1], before .. ' ' .. till .. ' ' .. ARGV[4])
redis.call('ZADD', KEYS[2], seq, ARGV[1])
redis.call('ZADD', KEYS[3], till, ARGV[1])
redis.call('PUBLISH', ARGV[7], tostring(seq))
return seq
