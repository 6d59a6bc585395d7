/**
 * Whether a message takes its calendar object along.
 *
 * @remarks A request that was overtaken by its own cancellation before it left put nothing into a calendar:
 * there is nothing to take out (RFC 5546 §3.2.5), and the letter goes alone. Outside a thread nothing is
 * known about what went before, so the object goes along.
 */
export function invitationDue(
  method: "REQUEST" | "CANCEL",
  message: { readonly thread: string | null; readonly threadBegun: boolean },
): boolean {
  return method === "REQUEST" || message.thread === null || message.threadBegun;
}
