-- Written by hand: Prisma's schema has no words for functions and triggers.
--
-- Whatever a public page shows says so when it changes, on the channel `treff_public`, in the transaction that
-- changes it: told at its commit, never after a rollback, however many processes and programs write. What is said:
--
--   event <event> <organisation>    what the event says: its words, times, programme, tickets
--   places <event> <organisation>   how full it is, and nothing else
--   organisation <organisation>     what stands on many pages: a name, a venue, a series
--   all                             too much for one statement to name
--
-- PostgreSQL says the same words once for each transaction. Triggers are for each statement: a load of ten thousand
-- rows calls a function once, and says `all` instead of ten thousand names.

CREATE FUNCTION public_notice_events(word text, event_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(event_ids) > 50 THEN
    PERFORM pg_notify('treff_public', 'all');
  ELSE
    PERFORM pg_notify('treff_public', word || ' ' || event.id || ' ' || event.organisation_id)
    FROM event WHERE event.id = ANY (event_ids);
  END IF;
END $$;

-- For the table of events itself. A deleted one is not there to be looked up.
CREATE FUNCTION public_notice_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM changed LIMIT 51) AS first_rows) > 50 THEN
    PERFORM pg_notify('treff_public', 'all');
  ELSE
    PERFORM pg_notify('treff_public', 'event ' || id || ' ' || organisation_id) FROM changed;
  END IF;
  RETURN NULL;
END $$;

-- For every table with an `event_id`.
CREATE FUNCTION public_notice_of_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public_notice_events('event', ARRAY (SELECT DISTINCT event_id FROM changed LIMIT 51));
  RETURN NULL;
END $$;

-- For the counters of places: an event's own, a ticket type's, a session's.
CREATE FUNCTION public_notice_of_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  pools uuid[] := ARRAY (SELECT id FROM changed LIMIT 51);
  told bigint;
BEGIN
  IF cardinality(pools) > 50 THEN
    PERFORM pg_notify('treff_public', 'all');
  ELSE
    PERFORM pg_notify('treff_public', 'places ' || id || ' ' || organisation_id)
    FROM event WHERE seat_pool_id = ANY (pools);
    -- Nearly always it was the event's own.
    GET DIAGNOSTICS told = ROW_COUNT;
    IF told < cardinality(pools) THEN
      PERFORM public_notice_events('places', ARRAY (
        SELECT event_id FROM ticket_type WHERE seat_pool_id = ANY (pools)
        UNION SELECT event_id FROM session WHERE seat_pool_id = ANY (pools)));
    END IF;
  END IF;
  RETURN NULL;
END $$;

-- For rows of an organisation that stand on pages of many events.
CREATE FUNCTION public_notice_of_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'organisation' THEN
    PERFORM pg_notify('treff_public', 'organisation ' || COALESCE(NEW.id, OLD.id));
  ELSE
    PERFORM pg_notify('treff_public', 'organisation ' || COALESCE(NEW.organisation_id, OLD.organisation_id));
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public_notice_of_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('treff_public', 'organisation ' || organisation_id)
  FROM venue WHERE id = COALESCE(NEW.venue_id, OLD.venue_id);
  RETURN NULL;
END $$;

CREATE TRIGGER public_notice_insert AFTER INSERT ON event
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_event();
CREATE TRIGGER public_notice_update AFTER UPDATE ON event
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_event();
CREATE TRIGGER public_notice_delete AFTER DELETE ON event
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_event();

CREATE TRIGGER public_notice_insert AFTER INSERT ON event_day
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_update AFTER UPDATE ON event_day
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_delete AFTER DELETE ON event_day
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();

CREATE TRIGGER public_notice_insert AFTER INSERT ON track
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_update AFTER UPDATE ON track
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_delete AFTER DELETE ON track
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();

CREATE TRIGGER public_notice_insert AFTER INSERT ON session
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_update AFTER UPDATE ON session
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_delete AFTER DELETE ON session
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();

CREATE TRIGGER public_notice_insert AFTER INSERT ON ticket_type
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_update AFTER UPDATE ON ticket_type
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_delete AFTER DELETE ON ticket_type
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();

-- A counter is made before and goes after what it counts for, which says so itself.
CREATE TRIGGER public_notice_update AFTER UPDATE ON seat_pool
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_places();

-- These stand on pages through something that refers to them; a new one is on none yet. An order touches its
-- company without changing it, which costs a comparison here and says nothing.
CREATE TRIGGER public_notice_update AFTER UPDATE ON company FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION public_notice_of_organisation();
CREATE TRIGGER public_notice_delete AFTER DELETE ON company FOR EACH ROW
  EXECUTE FUNCTION public_notice_of_organisation();
CREATE TRIGGER public_notice_update AFTER UPDATE ON network FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION public_notice_of_organisation();
CREATE TRIGGER public_notice_delete AFTER DELETE ON network FOR EACH ROW
  EXECUTE FUNCTION public_notice_of_organisation();
CREATE TRIGGER public_notice_update AFTER UPDATE ON venue FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION public_notice_of_organisation();
CREATE TRIGGER public_notice_delete AFTER DELETE ON venue FOR EACH ROW
  EXECUTE FUNCTION public_notice_of_organisation();
CREATE TRIGGER public_notice_update AFTER UPDATE ON room FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION public_notice_of_room();
CREATE TRIGGER public_notice_delete AFTER DELETE ON room FOR EACH ROW
  EXECUTE FUNCTION public_notice_of_room();

-- A new organisation or series stands on lists at once.
CREATE TRIGGER public_notice AFTER INSERT OR UPDATE OR DELETE ON series FOR EACH ROW
  EXECUTE FUNCTION public_notice_of_organisation();
CREATE TRIGGER public_notice AFTER INSERT OR UPDATE OR DELETE ON organisation FOR EACH ROW
  EXECUTE FUNCTION public_notice_of_organisation();
