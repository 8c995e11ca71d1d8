-- Forgets a session, and tells whose it was; nil if it was not there.
-- KEYS: the session.
local subject = redis.call('HGET', KEYS[1], 'subject')
redis.call('DEL', KEYS[1])
return subject
