CREATE TABLE audit.policy_act (
  member text    NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  id     text    NOT NULL CHECK (id ~ '^[0-9a-f]{64}$'),
  act    text    NOT NULL,
  PRIMARY KEY (member, number)
);

COMMENT ON TABLE audit.policy_act IS 'copies of the signed acts of each member''s policy: where release tables come from, and what audit records name';

CREATE TABLE audit.policy_content (
  hash    text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  content text NOT NULL
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.policy_act
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.policy_content
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
