-- Keeps a note.
-- KEYS: the note. ARGV: its text, its end, when it is forgotten.
redis.call('HSET', KEYS[1], 'text', ARGV[1], 'until', ARGV[2])
redis.call('PEXPIREAT', KEYS[1], ARGV[3])
return 1
