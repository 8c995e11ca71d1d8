-- The revocations after a number with a mark; all of them if that is not part of this history, or
-- if it is another process that answers.
-- KEYS: entries, order, ends, head, marks. ARGV: number, mark, process.
-- Answers: the position now, whether these are all, and the texts.
local count = redis.call('HLEN', KEYS[1])
if redis.call('ZCARD', KEYS[2]) ~= count or redis.call('ZCARD', KEYS[3]) ~= count
    or tonumber(redis.call('HGET', KEYS[4], 'count') or '0') ~= count then
  return redis.error_reply('JWTGATE-DAMAGED some keys of the revocations are missing')
end

local seq = redis.call('HGET', KEYS[4], 'seq') or '0'
local mark = redis.call('HGET', KEYS[4], 'mark') or ''
local process = ''
local info = redis.pcall('INFO', 'server')
if type(info) == 'string' then
  process = string.match(info, 'run_id:(%w+)') or ''
end

local since, complete = ARGV[1], 0
local same = seq == since and mark == ARGV[2]
local known = same or (since == '0' and ARGV[2] == '')
if not known then
  local score = redis.call('ZSCORE', KEYS[5], ARGV[2])
  known = score and tonumber(score) == tonumber(since) and tonumber(since) <= tonumber(seq)
end
if not known or process ~= ARGV[3] then
  since, complete, same = '0', 1, false
end

local answer = {seq .. ':' .. mark .. '/' .. process, complete}
if same then
  return answer
end
for _, target in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. since, '+inf')) do
  local text = redis.call('HGET', KEYS[1], target)
  if not text then
    return redis.error_reply('JWTGATE-DAMAGED a revocation is missing')
  end
  answer[#answer + 1] = text
end
return answer
