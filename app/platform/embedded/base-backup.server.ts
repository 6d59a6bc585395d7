import { Readable } from "node:stream";
import pg from "pg";

/** The messages of the copy protocol that matter here (PostgreSQL: Streaming Replication Protocol). */
interface ReplicationConnection {
  query(sql: string): void;
  readonly stream: { pause(): void; resume(): void };
}

/**
 * PostgreSQL's own base backup, as `pg_basebackup` takes it: one tar stream of the data folder with the
 * log needed to make it consistent, while the database goes on working.
 *
 * @remarks The stream has a one-byte tag per message (`n` a new archive, `d` its data, `m` a manifest,
 * `p` progress); we ask for one archive without manifest and progress.
 * @param url - Of a superuser.
 */
export async function openBaseBackup(url: string): Promise<Readable> {
  const config = { connectionString: url, replication: "true", application_name: "treff backup" };
  const client = new pg.Client(config);
  client.on("error", (error) => archive.destroy(error));
  await client.connect();

  let connection: ReplicationConnection | undefined;
  const archive = new Readable({
    read: () => connection?.stream.resume(),
    destroy: (error, done) => {
      connection?.stream.resume();
      client.end().then(
        () => done(error),
        () => done(error),
      );
    },
  });
  // What node-postgres calls on the query that is under way; the ordinary one knows no copy-out.
  const copyOut = {
    submit(to: ReplicationConnection) {
      connection = to;
      to.query(
        "BASE_BACKUP (LABEL 'treff', CHECKPOINT 'fast', WAL true, MANIFEST 'no', WAIT true)",
      );
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      const isData = chunk[0] === "d".charCodeAt(0);
      // The buffer is the connection's own and is written over.
      if (isData && !archive.push(Buffer.from(chunk.subarray(1)))) connection?.stream.pause();
    },
    handleRowDescription() {},
    handleDataRow() {},
    handleCommandComplete() {},
    handleError(error: Error) {
      archive.destroy(error);
    },
    handleReadyForQuery() {
      archive.push(null);
    },
  };
  (client as unknown as { query(query: typeof copyOut): void }).query(copyOut);
  return archive;
}
