/**
 * What can be the case with a message. It leaves `queued` by itself; `failed` means that the
 * recipient was refused for good, or that it was tried for two days, and an organiser may have it tried again.
 */
export const messageStates = ["queued", "sent", "superseded", "failed"] as const;

export type MessageState = (typeof messageStates)[number];
