import { Prisma, sqlStateOf } from "./db.server";

/**
 * Refusals by SQLSTATE that pass by themselves (PostgreSQL's appendix A): connection exceptions (08), want of
 * resources such as disk and connections (53), intervention and statements that took too long (57), system
 * errors (58), a lock nobody let go of, a deadlock or want of a serial order met again and again, and a server
 * that may only be read, as after a switch-over.
 */
const passingStates = /^(?:08|53|57|58|55P03$|40P01$|40001$|25006$)/;

/** The same in Prisma's words: not reached, timed out, closed, no connection or no transaction to be had. */
const passingCodes = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2034",
  "P2037",
]);

/** The same in the words of Prisma's driver, for a statement of our own that never reached the database. */
const passingKinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);

/** What the system says of a line that is broken or was never there. */
const brokenLines = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** The driver's own complaints, which carry no code. */
const complaints =
  /timeout exceeded when trying to connect|^Connection terminated|connection error and is not queryable|^Query read timeout/;

/**
 * Whether an error says that the database cannot be had at the moment (away, starting, full, busy) rather than
 * that something of ours is wrong: whoever asked may ask again.
 */
export function isOutage(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; depth++) {
    const { code, errorCode, cause } = each as Error & { code?: unknown; errorCode?: unknown };
    const said = code ?? errorCode;
    const word = typeof said === "string" ? said : "";
    if (passingStates.test(sqlStateOf(each) ?? word)) return true;
    if (each instanceof Prisma.PrismaClientKnownRequestError) {
      if (passingCodes.has(word) || passingKinds.has(driverKindOf(each))) return true;
    }
    if (each instanceof Prisma.PrismaClientInitializationError && passingCodes.has(word))
      return true;
    if (brokenLines.has(word) || complaints.test(each.message)) return true;
    each = cause;
  }
  return false;
}

function driverKindOf({ meta }: Prisma.PrismaClientKnownRequestError): string {
  const { driverAdapterError } = (meta ?? {}) as {
    driverAdapterError?: { cause?: { kind?: string } };
  };
  return driverAdapterError?.cause?.kind ?? "";
}
