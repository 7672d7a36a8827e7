-- When the account was last changed by somebody; null if never.
ALTER TABLE account ADD COLUMN changed_at DATETIME(6);
