CREATE TABLE audit.record (
  seq      bigint PRIMARY KEY CHECK (seq > 0),
  previous text NOT NULL CHECK (previous ~ '^[0-9a-f]{64}$'),
  hash     text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  record   text NOT NULL
);

COMMENT ON TABLE audit.record IS 'hash-chained audit of the hub: record is RFC 8785 JSON, hash that of {previous, record, seq}';

CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit records are only ever added';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.record
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
