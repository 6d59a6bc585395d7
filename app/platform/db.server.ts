import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "./generated/prisma/client";

export { Prisma };

/** The database, or a transaction on it: whatever a command or query needs of Prisma. */
export type Database = Omit<
  PrismaClient,
  "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction"
>;

/** The database as a process holds it: it can also begin transactions and be closed. */
export type DatabaseClient = PrismaClient;

/**
 * Opens a pool to PostgreSQL.
 *
 * @param poolSize - connections at most; about four a core is quickest, more are slower.
 */
export function openDatabase(url: string, poolSize: number): DatabaseClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
  });
  return new PrismaClient({ adapter });
}

/** The SQLSTATE of a refused statement, wherever Prisma has put it; `undefined` for anything else. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  if (error.code === "P2002") return "23505";
  const meta = error.meta as
    | { code?: string; driverAdapterError?: { cause?: { originalCode?: string } } }
    | undefined;
  return meta?.driverAdapterError?.cause?.originalCode ?? meta?.code;
}
