-- Names a session among those of its subject, unless there are too many, and drops the names of
-- those that ended long ago. One that has to give way stays named, and counts no more.
-- KEYS: the subject's set of started:id by end. ARGV: the session's name, its end, now, what ended
-- then is dropped, how many there may be (0: any number), what gives way, how long the set is kept
-- after the last end.
-- Answers: the names of those that have to give way; nil if the new one has to.
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[4])
local alive = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[3], '+inf')
local limit, ended = tonumber(ARGV[5]), {}
if limit > 0 and #alive >= limit then
  if ARGV[6] == 'NEW_REJECTED' then
    return false
  end
  table.sort(alive)
  for i = 1, #alive - limit + 1 do
    ended[i] = alive[i]
    redis.call('ZADD', KEYS[1], ARGV[3], alive[i])
  end
end
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', tonumber(last[2]) + tonumber(ARGV[7])))
return ended
