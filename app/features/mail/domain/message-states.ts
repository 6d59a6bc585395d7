/**
 * What can be the case with a message. `queued` is the only one it ever leaves; `failed` means that the
 * recipient was refused for good, or that it was tried for two days.
 */
export const messageStates = ["queued", "sent", "superseded", "failed"] as const;

export type MessageState = (typeof messageStates)[number];
