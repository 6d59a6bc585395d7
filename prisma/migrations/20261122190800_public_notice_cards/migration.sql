-- Written by hand, like `public_notice`: how an event can be paid for depends on its organisation's account for cards.

CREATE TRIGGER public_notice_insert AFTER INSERT ON payment_settings FOR EACH ROW
  WHEN (NEW.stripe_account IS NOT NULL) EXECUTE FUNCTION public_notice_of_organisation();
CREATE TRIGGER public_notice_update AFTER UPDATE ON payment_settings FOR EACH ROW
  WHEN (OLD.stripe_account IS DISTINCT FROM NEW.stripe_account) EXECUTE FUNCTION public_notice_of_organisation();
