-- Rights of the role that the gateways connect as: it can add and read records, and nothing else. Run once by the owner
-- of the database after the first start: psql -v role=comity_audit_writer -f writer-role.sql
GRANT USAGE ON SCHEMA audit TO :"role";
GRANT SELECT, INSERT ON audit.record TO :"role";
GRANT SELECT ON audit.migration TO :"role";
GRANT SELECT, INSERT ON audit.policy_act, audit.policy_content TO :"role";
