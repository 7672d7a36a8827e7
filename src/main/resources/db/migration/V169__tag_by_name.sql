CREATE INDEX tag_all ON tag (name, id);
