-- AlterTable
ALTER TABLE "hold" ADD COLUMN     "network" BYTEA;

-- CreateIndex
CREATE INDEX "hold_network_idx" ON "hold"("network");
