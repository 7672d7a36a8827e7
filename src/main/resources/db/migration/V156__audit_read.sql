-- Each kind of event and each address is read off in order, the newest first.
ALTER TABLE audit
  ADD INDEX audit_of_event (event, at),
  ADD INDEX audit_from_address (address, at);
