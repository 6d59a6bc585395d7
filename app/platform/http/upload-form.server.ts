/** The addresses a file may be sent to: an event's organisation and slug. Exactly so: no other spelling. */
export const uploadAddress = /^\/organise\/([^/]+)\/e\/([^/]+)\/(?:files|import)$/;

/** Where an attendee sends a file that answers a question: their own link's. */
export const seatUploadAddress = /^\/r\/([^/]+)\/upload$/;

/** How large a body with a file may be: the largest file, and what a form says beside it. */
export const uploadLimit = 20 * 1024 * 1024 + 64 * 1024;

/** A form with files: its words by name, and its files by name. */
export interface UploadForm {
  readonly values: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, { readonly name: string; readonly bytes: Uint8Array }>>;
}

/** How many parts a form with files may have: a good deal more than any of ours. */
const partsAtMost = 30;

/**
 * Reads a posted form with its files (RFC 7578). Its size was limited before it came here; its parts are counted
 * before it is taken apart, since each costs far more than its bytes: a few hundred thousand empty ones would hold
 * up everybody for seconds.
 *
 * @throws a 400 answer for a body that is no form, or has more parts than any of ours.
 */
export async function readUploadForm(request: Request): Promise<UploadForm> {
  const type = request.headers.get("Content-Type") ?? "";
  const bytes = await request.arrayBuffer();
  if (hasMoreParts(Buffer.from(bytes), type, partsAtMost))
    throw new Response(null, { status: 400 });
  const whole = new Response(bytes, { headers: { "Content-Type": type } });
  const form = await whole.formData().catch(() => null);
  if (!form) throw new Response(null, { status: 400 });
  const values: Record<string, string> = {};
  const files: Record<string, { name: string; bytes: Uint8Array }> = {};
  for (const [name, entry] of form)
    if (typeof entry === "string") values[name] = entry;
    else files[name] = { name: entry.name, bytes: new Uint8Array(await entry.arrayBuffer()) };
  return { values, files };
}

/** Whether a body has more parts than `most`; stops counting there. */
function hasMoreParts(bytes: Buffer, type: string, most: number): boolean {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^;\s"]+))/i.exec(type) ?? [];
  const mark = `--${quoted ?? plain ?? ""}`;
  let found = 0;
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + mark.length)) {
    found += 1;
    // The last mark ends the form and begins no part.
    if (found > most + 1) return true;
  }
  return false;
}
