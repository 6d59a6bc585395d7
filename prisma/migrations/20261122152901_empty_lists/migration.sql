-- AlterTable
ALTER TABLE "add_on" ALTER COLUMN "ticket_type_ids" SET DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "answer" ALTER COLUMN "values" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "code" ALTER COLUMN "ticket_type_ids" SET DEFAULT ARRAY[]::UUID[],
ALTER COLUMN "places" SET DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "question" ALTER COLUMN "options" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "ticket_type_ids" SET DEFAULT ARRAY[]::UUID[],
ALTER COLUMN "depends_on_values" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "shared_list" ALTER COLUMN "add_on_ids" SET DEFAULT ARRAY[]::UUID[],
ALTER COLUMN "session_ids" SET DEFAULT ARRAY[]::UUID[];
