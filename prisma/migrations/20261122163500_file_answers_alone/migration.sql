-- The answer to a question for a file takes its file along. A text that looks like a file's id is somebody's words:
-- it takes nobody's file away.
CREATE OR REPLACE FUNCTION drop_answer_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM stored_file USING question
  WHERE question.id = OLD.question_id AND question.kind = 'file' AND stored_file.event_id = question.event_id
    AND stored_file.purpose = 'answer' AND stored_file.id::text = ANY (OLD.values);
  RETURN NULL;
END $$;
