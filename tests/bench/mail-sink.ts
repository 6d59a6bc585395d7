/** An SMTP server that takes everything and keeps nothing: both sides of the reminder figure deliver to it. */
import { SMTPServer } from "smtp-server";

const server = new SMTPServer({
  hideSTARTTLS: true,
  disableReverseLookup: true,
  authOptional: true,
  onData(stream, _session, done) {
    stream.on("end", () => done());
    stream.resume();
  },
});
server.listen(0, "127.0.0.1", () => {
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("The sink has no port.");
  process.send?.(address.port);
});

process.on("disconnect", () => process.exit(0));
