-- AlterTable
ALTER TABLE "event" ADD COLUMN     "place_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "search" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "event_venue_id_idx" ON "event"("venue_id");

-- CreateIndex
CREATE INDEX "event_host_company_id_idx" ON "event"("host_company_id");

-- A trusted extension: whoever may create tables in the database may create it.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- Text as it is found: lower case, without accents, one plain letter for each Nordic one however it is written
-- (å aa a, ä æ ae a, ö ø oe o), a space for everything that is neither letter nor figure. What is searched and what is
-- searched for both go through it, so it may fold too much but never differently. It does not depend on the
-- database's locale: beyond ASCII, what has no decomposition is named.
CREATE FUNCTION fold_search(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN trim(regexp_replace(
  regexp_replace(
    regexp_replace(
      replace(replace(
        lower(translate(
          regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g'),
          'ÆæØøÐðĐđŁłıŒœÞ', 'aaooddddllioo' || 'þ')),
        'ß', 'ss'), 'þ', 'th'),
      'a[ae]+', 'a', 'g'),
    'oe+', 'o', 'g'),
  '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'));

-- What `search` is like when it holds a word: anywhere, so that half of a compound finds it; the shortest only where a
-- word begins, for two letters are in everything.
CREATE FUNCTION search_pattern(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN length(fold_search($1)) < 3 THEN '% ' ELSE '%' END || fold_search($1) || '%';

-- What a kind of event is called in the three languages; agrees with the texts on screen (there is a test).
CREATE FUNCTION event_kind_words(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE $1
  WHEN 'breakfast-seminar' THEN 'frokostseminar frokost frukostseminarium frukost breakfast seminar'
  WHEN 'investor-forum' THEN 'investorforum investerarforum investor forum'
  WHEN 'study-trip' THEN 'studietur studieresa study trip'
  WHEN 'webinar' THEN 'webinar webbinarium'
  WHEN 'group-meeting' THEN 'faggruppemøte fackgruppsmöte specialist group meeting'
  WHEN 'accelerator' THEN 'akselerator accelerator'
  WHEN 'member-meeting' THEN 'medlemsmøte medlemsmöte member meeting'
  WHEN 'job-fair' THEN 'jobbmesse jobbmässa job fair'
  ELSE ''
END;

-- Before an event is written: its words and its place. A space on both sides, so that ' word' is where one begins.
CREATE FUNCTION keep_event_search() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  venue_name text;
  venue_municipality text;
BEGIN
  SELECT name, municipality INTO venue_name, venue_municipality FROM venue WHERE id = NEW.venue_id;
  NEW.place_key := coalesce(fold_search(venue_municipality), '');
  NEW.search := ' ' || fold_search(concat_ws(' ',
    NEW.title, event_kind_words(NEW.kind), venue_name, venue_municipality,
    (SELECT name FROM company WHERE id = NEW.host_company_id),
    (SELECT name FROM organisation WHERE id = NEW.organisation_id),
    NEW.summary)) || ' ';
  IF TG_OP = 'INSERT' OR NEW.search <> OLD.search THEN
    -- In one order, so that two who bring the same new words wait for each other and not in a circle.
    INSERT INTO search_word
    SELECT DISTINCT word FROM unnest(string_to_array(NEW.search, ' ')) AS word
    WHERE length(word) BETWEEN 4 AND 40 AND word !~ '[0-9]'
    ORDER BY word
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER event_search_kept
  BEFORE INSERT OR UPDATE OF kind, title, summary, venue_id, host_company_id, organisation_id ON "event"
  FOR EACH ROW EXECUTE FUNCTION keep_event_search();

-- Whatever an event borrows words from has changed: the trigger above writes them anew.
CREATE FUNCTION keep_borrowed_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'venue' THEN UPDATE event SET title = title WHERE venue_id = NEW.id;
    WHEN 'company' THEN UPDATE event SET title = title WHERE host_company_id = NEW.id;
    WHEN 'organisation' THEN UPDATE event SET title = title WHERE organisation_id = NEW.id;
  END CASE;
  RETURN NULL;
END $$;

CREATE TRIGGER venue_words_kept AFTER UPDATE OF name, municipality ON "venue" FOR EACH ROW
  WHEN (OLD.name <> NEW.name OR OLD.municipality <> NEW.municipality) EXECUTE FUNCTION keep_borrowed_words();
CREATE TRIGGER company_words_kept AFTER UPDATE OF name ON "company" FOR EACH ROW
  WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION keep_borrowed_words();
CREATE TRIGGER organisation_words_kept AFTER UPDATE OF name ON "organisation" FOR EACH ROW
  WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION keep_borrowed_words();

UPDATE "event" SET title = title;

-- The public lists, and nothing that is not on them. Each filter finds its events in their order.
CREATE INDEX "event_listed" ON "event" ("starts_at", "id")
  WHERE "visibility" = 'public' AND "status" IN ('published', 'archived');
CREATE INDEX "event_listed_kind" ON "event" ("kind", "starts_at", "id")
  WHERE "visibility" = 'public' AND "status" IN ('published', 'archived');
CREATE INDEX "event_listed_place" ON "event" ("place_key", "starts_at", "id")
  WHERE "visibility" = 'public' AND "status" IN ('published', 'archived');
CREATE INDEX "event_listed_organisation" ON "event" ("organisation_id", "starts_at", "id")
  WHERE "visibility" = 'public' AND "status" IN ('published', 'archived');
-- What is going on at a moment, however long ago it began.
CREATE INDEX "event_listed_span" ON "event" USING gist (tstzrange("starts_at", "ends_at"))
  WHERE "visibility" = 'public' AND "status" IN ('published', 'archived');
-- Every search reads what is still to be indexed, so that is kept short (256 kB instead of 4 MB).
CREATE INDEX "event_listed_search" ON "event" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256)
  WHERE "visibility" = 'public' AND "status" IN ('published', 'archived');
CREATE INDEX "search_word_alike" ON "search_word" USING gin ("word" gin_trgm_ops);
