-- Forgets a session, and answers with its fields as they were; none if it was not there.
-- KEYS: the session.
local fields = redis.call('HGETALL', KEYS[1])
redis.call('DEL', KEYS[1])
return fields
