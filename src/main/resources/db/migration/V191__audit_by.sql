-- Who did it, where somebody else than the account itself did.
ALTER TABLE audit ADD COLUMN by_id UUID;
