-- What a client without a secret at hand proved its code by, and proves its refresh tokens by.
ALTER TABLE client_grant ADD COLUMN code_challenge VARCHAR(128) CHARACTER SET ascii AFTER nonce;
