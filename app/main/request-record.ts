import { loggedPath, type Log } from "~/platform/log.server";
import type { openMetrics } from "~/platform/metrics.server";

/** Notes that a request was answered, in the log and in the figures. */
export type RequestRecord = (
  id: string,
  method: string,
  path: string,
  status: number,
  milliseconds: number,
) => void;

/** Writes a line about each request that was answered, and counts it. */
export function recordRequests(
  log: Log,
  metrics: Pick<ReturnType<typeof openMetrics>, "observe">,
): RequestRecord {
  return (id, method, path, status, milliseconds) => {
    metrics.observe(method, path, status, milliseconds / 1000);
    log.info(
      { request: id, method, path: loggedPath(path), status, ms: Math.round(milliseconds) },
      "answered",
    );
  };
}
