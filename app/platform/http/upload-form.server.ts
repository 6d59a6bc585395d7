/** The addresses a file may be sent to: an event's organisation and slug. Exactly so: no other spelling. */
export const uploadAddress = /^\/organise\/([^/]+)\/e\/([^/]+)\/files$/;

/** How large a body with a file may be: the largest file, and what a form says beside it. */
export const uploadLimit = 20 * 1024 * 1024 + 64 * 1024;

/** A form with files: its words by name, and its files by name. */
export interface UploadForm {
  readonly values: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, { readonly name: string; readonly bytes: Uint8Array }>>;
}

/**
 * Reads a posted form with its files (RFC 7578). Its size was limited before it came here.
 *
 * @throws a 400 answer for a body that is no form.
 */
export async function readUploadForm(request: Request): Promise<UploadForm> {
  const form = await request.formData().catch(() => null);
  if (!form) throw new Response(null, { status: 400 });
  const values: Record<string, string> = {};
  const files: Record<string, { name: string; bytes: Uint8Array }> = {};
  for (const [name, entry] of form)
    if (typeof entry === "string") values[name] = entry;
    else files[name] = { name: entry.name, bytes: new Uint8Array(await entry.arrayBuffer()) };
  return { values, files };
}
