-- Written by hand, like `public_notice`: an event's page says of its host where they are and what they do.

DROP TRIGGER public_notice_update ON company;
CREATE TRIGGER public_notice_update AFTER UPDATE ON company FOR EACH ROW
  WHEN ((OLD.name, OLD.municipality, OLD.industry) IS DISTINCT FROM (NEW.name, NEW.municipality, NEW.industry))
  EXECUTE FUNCTION public_notice_of_organisation();
