-- Written by hand, like `public_notice`: covers and documents stand on public pages, so a change of theirs is told too.

CREATE TRIGGER public_notice_insert AFTER INSERT ON stored_file
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_update AFTER UPDATE ON stored_file
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_delete AFTER DELETE ON stored_file
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
