CREATE TABLE scheduled_library (
  scheduled_job_id INT NOT NULL,
  library_id UUID NOT NULL,
  PRIMARY KEY (scheduled_job_id, library_id),
  FOREIGN KEY (scheduled_job_id) REFERENCES scheduled_job (id) ON DELETE CASCADE,
  FOREIGN KEY (library_id) REFERENCES library (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
