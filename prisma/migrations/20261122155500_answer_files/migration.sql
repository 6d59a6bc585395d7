-- A file can be an attendee's answer to a question: organisers alone read it.
ALTER TABLE "stored_file" DROP CONSTRAINT "stored_file_purpose";
ALTER TABLE "stored_file" DROP CONSTRAINT "stored_file_audience";
ALTER TABLE "stored_file"
  ADD CONSTRAINT "stored_file_purpose" CHECK ("purpose" IN ('cover', 'document', 'answer')),
  ADD CONSTRAINT "stored_file_audience" CHECK ("audience" IN ('everyone', 'attendees', 'organisers')),
  ADD CONSTRAINT "stored_file_answer" CHECK (("purpose" = 'answer') = ("audience" = 'organisers'));

-- It goes with the answer it is, whatever takes that away: another answer, an erasure, the rule of retention.
CREATE FUNCTION drop_answer_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM stored_file WHERE purpose = 'answer' AND event_id = (SELECT event_id FROM question WHERE id = OLD.question_id)
    AND id::text = ANY (OLD.values);
  RETURN NULL;
END $$;

CREATE TRIGGER answer_file AFTER DELETE ON answer FOR EACH ROW
  WHEN (OLD.values[1] ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') EXECUTE FUNCTION drop_answer_file();
