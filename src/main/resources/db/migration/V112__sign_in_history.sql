-- The owner's history of sign-ins can be cleared; the audit log keeps its rows.
ALTER TABLE audit ADD COLUMN cleared BOOLEAN NOT NULL DEFAULT FALSE;
