-- One row: who Carrel says it is in tokens, fixed at the first start unless a public URL is set.
CREATE TABLE issuer (
  id INT NOT NULL PRIMARY KEY,
  url VARCHAR(500) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
