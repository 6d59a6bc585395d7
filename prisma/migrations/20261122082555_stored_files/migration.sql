-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'everyone',
    "title" TEXT NOT NULL DEFAULT '',
    "alt" TEXT NOT NULL DEFAULT '',
    "focus" TEXT NOT NULL DEFAULT 'centre',
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_rendition" (
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,

    CONSTRAINT "file_rendition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_chunk" (
    "rendition_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "file_chunk_pkey" PRIMARY KEY ("rendition_id","position")
);

-- CreateIndex
CREATE INDEX "stored_file_event_id_purpose_position_idx" ON "stored_file"("event_id", "purpose", "position");

-- CreateIndex
CREATE INDEX "stored_file_organisation_id_idx" ON "stored_file"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "file_rendition_file_id_name_key" ON "file_rendition"("file_id", "name");

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_rendition" ADD CONSTRAINT "file_rendition_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_chunk" ADD CONSTRAINT "file_chunk_rendition_id_fkey" FOREIGN KEY ("rendition_id") REFERENCES "file_rendition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Added by hand: what Prisma does not know.

ALTER TABLE "stored_file"
  ADD CONSTRAINT "stored_file_purpose" CHECK ("purpose" IN ('cover', 'document')),
  ADD CONSTRAINT "stored_file_audience" CHECK ("audience" IN ('everyone', 'attendees')),
  ADD CONSTRAINT "stored_file_focus" CHECK ("focus" IN ('centre', 'top', 'bottom', 'left', 'right')),
  ADD CONSTRAINT "stored_file_size" CHECK ("size" BETWEEN 1 AND 20971520),
  -- A picture that nobody can describe is no cover, and one without its measures makes the page jump.
  ADD CONSTRAINT "stored_file_cover" CHECK ("purpose" <> 'cover' OR
    ("audience" = 'everyone' AND "alt" <> '' AND "width" > 0 AND "height" > 0)),
  ADD CONSTRAINT "stored_file_document" CHECK ("purpose" <> 'document' OR "title" <> '');

ALTER TABLE "file_chunk" ADD CONSTRAINT "file_chunk_bytes" CHECK (octet_length("bytes") BETWEEN 1 AND 1048576);

-- An event has one cover.
CREATE UNIQUE INDEX "stored_file_one_cover" ON "stored_file" ("event_id") WHERE "purpose" = 'cover';

-- Pictures and documents are compressed already: PostgreSQL need not try again.
ALTER TABLE "file_chunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
