-- Warnings, errors and what scans tell; the newest ten thousand.
CREATE TABLE log_record (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  level VARCHAR(5) CHARACTER SET ascii NOT NULL,
  message VARCHAR(2000) NOT NULL,
  context VARCHAR(2000),
  job_id UUID,
  logged_at DATETIME(6) NOT NULL,
  KEY log_record_of_job (job_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
