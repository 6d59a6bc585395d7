import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "./generated/prisma/client";
import { nameStatements } from "./ready-statements";

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
 * @param options.statementLimit - milliseconds one statement may take, waiting for others included; then the
 * database ends it, and if the database itself says nothing any more (frozen, or cut off without a word) we do
 * five seconds later. Without it nothing is ended.
 * @param options.connectionLimit - milliseconds to wait for a connection, of the pool or of the database.
 */
export function openDatabase(
  url: string,
  poolSize: number,
  {
    statementLimit,
    connectionLimit = 5_000,
  }: { readonly statementLimit?: number; readonly connectionLimit?: number } = {},
): DatabaseClient {
  const pool = {
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectionLimit,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(statementLimit === undefined ? {} : { query_timeout: statementLimit + 5_000 }),
    // The pool waits for it, though its type does not say so.
    onConnect: (client: Connection) => prepare(client, statementLimit),
  };
  return new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: nameStatements() }),
  });
}

/** As much of a connection as is needed to make it ready. */
interface Connection {
  on(event: "error", heard: () => void): unknown;
  query(sql: string): Promise<unknown>;
}

/**
 * Makes a new connection ready.
 *
 * @remarks There are moments at which neither the pool nor whoever uses a connection listens to it; should it break
 * just then, Node would end the process. Whoever uses it next is told all the same.
 */
async function prepare(client: Connection, statementLimit?: number): Promise<void> {
  client.on("error", () => {});
  if (statementLimit === undefined) return;
  // Said on the connection instead of while connecting: a pooler in between refuses what it does not know.
  await client.query(
    `SET statement_timeout = ${statementLimit}; SET idle_in_transaction_session_timeout = ${2 * statementLimit}`,
  );
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
