-- What an organiser's every page asks: does anything wait too long, was anything given up lately?
CREATE INDEX "outbox_message_trouble" ON "outbox_message" ("organisation_id", "state", "next_attempt_at")
  WHERE "state" IN ('queued', 'failed');
