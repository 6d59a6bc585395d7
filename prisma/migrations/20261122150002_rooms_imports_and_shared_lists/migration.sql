-- AlterTable
ALTER TABLE "registration_add_on" ADD COLUMN     "roomed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "registration_import" ADD COLUMN     "mapping" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "options" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "outcome" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "started_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "shared_list" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'nb',
ADD COLUMN     "with_names" BOOLEAN NOT NULL DEFAULT true;
