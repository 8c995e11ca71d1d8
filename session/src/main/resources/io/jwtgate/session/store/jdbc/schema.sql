-- The tables of io.jwtgate.store.jdbc, as PostgreSQL and H2 take them. For MariaDB, MySQL, Oracle
-- and SQL Server jwtgate.session-tables and TablesCommand spell the types anew.
-- Times are milliseconds since 1970. No column holds a token.

CREATE TABLE jwtgate_session (
  id            VARCHAR(64)   NOT NULL PRIMARY KEY,
  subject_key   VARCHAR(64)   NOT NULL,
  subject       VARCHAR(255)  NOT NULL,
  client_id     VARCHAR(255)  NOT NULL,
  scopes        VARCHAR(2000),
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
CREATE INDEX jwtgate_session_subject ON jwtgate_session (subject_key);
CREATE INDEX jwtgate_session_end ON jwtgate_session (ends_at);

CREATE TABLE jwtgate_revocation (
  target        VARCHAR(64)   NOT NULL PRIMARY KEY,
  seq           BIGINT        NOT NULL,
  kind          VARCHAR(16)   NOT NULL,
  issuer        VARCHAR(2000) NOT NULL,
  claim_value   VARCHAR(300),
  issued_before BIGINT        NOT NULL,
  ends_at       BIGINT        NOT NULL
);
CREATE INDEX jwtgate_revocation_seq ON jwtgate_revocation (seq);
CREATE INDEX jwtgate_revocation_end ON jwtgate_revocation (ends_at);

-- Random marks of the newest revocations: a reader that knows one has read this very history.
CREATE TABLE jwtgate_revocation_mark (
  seq  BIGINT      NOT NULL PRIMARY KEY,
  mark VARCHAR(64) NOT NULL
);

-- Row 0: seq and mark of the newest revocation; its lock puts writers in the order of their seq.
-- Rows 1 to 16: their locks put logins of one subject one after the other.
CREATE TABLE jwtgate_counter (
  id   BIGINT NOT NULL PRIMARY KEY,
  seq  BIGINT NOT NULL,
  mark VARCHAR(64)
);

-- Counts of failed logins, and tickets between a password and a second factor.
CREATE TABLE jwtgate_ephemeral (
  name    VARCHAR(64)   NOT NULL PRIMARY KEY,
  amount  INT           NOT NULL,
  content VARCHAR(4000),
  ends_at BIGINT        NOT NULL
);
CREATE INDEX jwtgate_ephemeral_end ON jwtgate_ephemeral (ends_at);
