-- Who does a job that only one node may do at a time, and until when. Taken by a conditional update.
CREATE TABLE lease (
  name VARCHAR(60) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  holder UUID NOT NULL,
  ends_at DATETIME(6) NOT NULL
) ENGINE = InnoDB;
