-- The revocations after a number of an epoch; all of them if either is not known here.
-- KEYS: entries, order, ends, seq, epoch. ARGV: epoch, number, a new epoch.
-- Answers: the position now, whether these are all, and the texts.
redis.call('SETNX', KEYS[5], ARGV[3])
local epoch = redis.call('GET', KEYS[5])
local seq = redis.call('GET', KEYS[4]) or '0'
local since, complete = ARGV[2], 0
if epoch ~= ARGV[1] or tonumber(since) > tonumber(seq) then
  since, complete = '0', 1
end

local answer = {epoch .. ':' .. seq, complete}
if since == seq then
  return answer
end
for _, target in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. since, '+inf')) do
  answer[#answer + 1] = redis.call('HGET', KEYS[1], target)
end
return answer
