/** Why the embedded database cannot be had; the message is one sentence for the person who started it. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = "EmbeddedDatabaseError";
}
