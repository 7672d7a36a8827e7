-- What is done again and again. Whoever moves the next run on carries out the one that is due.
CREATE TABLE scheduled_job (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  schedule VARCHAR(100) NOT NULL,
  enabled BOOLEAN NOT NULL,
  created_at DATETIME(6) NOT NULL,
  last_run_at DATETIME(6),
  next_run_at DATETIME(6),
  KEY scheduled_job_due (next_run_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
