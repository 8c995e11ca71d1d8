-- Keeps a revocation under the next number, drops ended ones, and tells who listens.
-- KEYS: entries, order, ends, head, marks.
-- ARGV: target, before, until, the rest of the text, what ended then is dropped, a mark, channel.
local count = redis.call('HLEN', KEYS[1])
if redis.call('ZCARD', KEYS[2]) ~= count or redis.call('ZCARD', KEYS[3]) ~= count
    or tonumber(redis.call('HGET', KEYS[4], 'count') or '0') ~= count then
  return redis.error_reply('JWTGATE-DAMAGED some keys of the revocations are missing')
end

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

local seq = redis.call('HINCRBY', KEYS[4], 'seq', 1)
if seq == 1 then
  -- Marks that are left are of a history whose other keys were evicted.
  redis.call('DEL', KEYS[5])
end
redis.call('HSET', KEYS[4], 'mark', ARGV[6])
redis.call('ZADD', KEYS[5], seq, ARGV[6])
redis.call('ZREMRANGEBYRANK', KEYS[5], 0, -1001)
redis.call('HSET', KEYS[1], ARGV[1], before .. ' ' .. till .. ' ' .. ARGV[4])
redis.call('ZADD', KEYS[2], seq, ARGV[1])
redis.call('ZADD', KEYS[3], till, ARGV[1])
redis.call('HSET', KEYS[4], 'count', redis.call('HLEN', KEYS[1]))
redis.call('PUBLISH', ARGV[7], tostring(seq))
return seq
