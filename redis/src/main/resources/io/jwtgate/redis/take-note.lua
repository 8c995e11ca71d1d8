-- Takes a note away; nil if it was not there or has ended.
-- KEYS: the note. ARGV: now.
local ends = redis.call('HGET', KEYS[1], 'until')
local text = redis.call('HGET', KEYS[1], 'text')
redis.call('DEL', KEYS[1])
if not ends or tonumber(ends) <= tonumber(ARGV[1]) then
  return nil
end
return text
