-- Which books an account does not see by what they are marked with: a line a rule, its parts separated by tabs.
ALTER TABLE account ADD COLUMN content_rules MEDIUMTEXT;
