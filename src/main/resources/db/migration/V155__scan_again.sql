-- Files came, or were changed, while the scan ran: it may have passed them already.
ALTER TABLE scan ADD COLUMN again BOOLEAN NOT NULL DEFAULT FALSE;
