-- The tables of io.jwtgate.store.jdbc. Runs as it is on PostgreSQL and H2, also a second time.
-- Times are milliseconds since 1970. No column holds a token.

CREATE TABLE IF NOT EXISTS jwtgate_session (
  id            VARCHAR(64)   NOT NULL PRIMARY KEY,
  subject       VARCHAR(255)  NOT NULL,
  client_id     VARCHAR(255)  NOT NULL,
  scopes        VARCHAR(4000) NOT NULL,
  started_at    BIGINT        NOT NULL,
  expires_at    BIGINT        NOT NULL,
  idle_until    BIGINT        NOT NULL,
  ends_at       BIGINT        NOT NULL,
  current_hash  VARCHAR(64)   NOT NULL,
  replaced_hash VARCHAR(64),
  replaced_salt VARCHAR(64),
  replaced_at   BIGINT,
  details       VARCHAR(4000)
);
CREATE INDEX IF NOT EXISTS jwtgate_session_subject ON jwtgate_session (subject);
CREATE INDEX IF NOT EXISTS jwtgate_session_end ON jwtgate_session (ends_at);

CREATE TABLE IF NOT EXISTS jwtgate_revocation (
  target        VARCHAR(64)   NOT NULL PRIMARY KEY,
  seq           BIGINT        NOT NULL,
  kind          VARCHAR(16)   NOT NULL,
  issuer        VARCHAR(2000) NOT NULL,
  claim_value   VARCHAR(300)  NOT NULL,
  issued_before BIGINT        NOT NULL,
  ends_at       BIGINT        NOT NULL
);
CREATE INDEX IF NOT EXISTS jwtgate_revocation_seq ON jwtgate_revocation (seq);
CREATE INDEX IF NOT EXISTS jwtgate_revocation_end ON jwtgate_revocation (ends_at);

-- One row: the seq of the newest revocation. Its lock puts writers in the order of their seq.
CREATE TABLE IF NOT EXISTS jwtgate_revocation_count (
  id  INT    NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL
);
INSERT INTO jwtgate_revocation_count (id, seq)
  SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM jwtgate_revocation_count);

-- Counts of failed logins, and tickets between a password and a second factor.
CREATE TABLE IF NOT EXISTS jwtgate_ephemeral (
  name    VARCHAR(64)   NOT NULL PRIMARY KEY,
  amount  INT           NOT NULL,
  content VARCHAR(4000),
  ends_at BIGINT        NOT NULL
);
CREATE INDEX IF NOT EXISTS jwtgate_ephemeral_end ON jwtgate_ephemeral (ends_at);
