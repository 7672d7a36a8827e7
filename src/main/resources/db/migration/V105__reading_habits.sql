-- What an account wants to count as one session; without a row the usual.
CREATE TABLE reading_habits (
  account_id UUID NOT NULL PRIMARY KEY,
  day_begins_at INT NOT NULL,
  grace_seconds INT NOT NULL,
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB;
