import type pg from "pg";
import type { ClusterKey } from "./cluster.server";
import { connect, urlOf } from "./connection.server";

/** Whoever holds this advisory lock stops the database when done; the others leave it running. */
const supervisorLock = 7_238_301;

/** A connection held to a running database. */
export interface Watch {
  readonly client: pg.Client;
  readonly owner: boolean;
  readonly broken: Promise<void>;
  isBroken(): boolean;
  /** Takes over the duty to stop the database when nobody else has it. */
  claim(): Promise<void>;
}

/** Holds a connection, whose break tells at once that the process died, and the supervisor's lock. */
export async function watchOver(port: number, key: ClusterKey): Promise<Watch> {
  const client = await connect(urlOf(port, key, "postgres"));
  let owner = false;
  let isBroken = false;
  const broken = new Promise<void>((resolve) => {
    client.on("end", () => {
      isBroken = true;
      resolve();
    });
  });
  const claim = async () => {
    if (owner || isBroken) return;
    try {
      const { rows } = await client.query<{ mine: boolean }>(
        "SELECT pg_try_advisory_lock($1) AS mine",
        [supervisorLock],
      );
      owner = rows[0]?.mine === true;
    } catch {
      // The connection broke; `broken` tells.
    }
  };
  await claim();
  return {
    client,
    get owner() {
      return owner;
    },
    broken,
    isBroken: () => isBroken,
    claim,
  };
}

/** Asked when our own connection is gone: nobody's database is ours to stop. */
export async function hasOtherOwner(port: number, key: ClusterKey): Promise<boolean> {
  try {
    const client = await connect(urlOf(port, key, "postgres"));
    try {
      const { rows } = await client.query<{ mine: boolean }>(
        "SELECT pg_try_advisory_lock($1) AS mine",
        [supervisorLock],
      );
      return rows[0]?.mine !== true;
    } finally {
      await client.end();
    }
  } catch {
    return false;
  }
}
